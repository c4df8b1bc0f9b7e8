import { FEATURES } from '../../src/reader/features.js';
import type { Figures } from './asking.js';
import { clusterBy, type Estimate, estimate } from './bootstrap.js';
import type { Settings } from './conditions.js';
import { type JudgedSample, judgeSamples, learnFolds, passagesByReader, withFeatures } from './cross-validation.js';
import { aiqFigures, type Judged, sureness } from './judged.js';
import type { Learnt } from './learning.js';
import { auroc } from './metrics.js';
import { type IndexRankings, type PassageRanking, passageFigures } from './passage-rankings.js';
import type { ReadSentences, Sample } from './piaf-samples.js';

/** What conditions are measured on. */
export interface Material {
  readonly indexes: IndexRankings;
  readonly samples: readonly Sample[];
  /** The whole reader, learnt without each fold. */
  readonly folds: readonly Learnt[];
}

/** Rows best first by weights that nobody learnt. */
function byWeights({ rows }: ReadSentences, weights: Readonly<Record<string, number | undefined>>): { row: number }[] {
  const byFeature = FEATURES.map((name) => weights[name] ?? 0);
  const scores = rows.map((row) => row.reduce((sum, value, index) => sum + value * byFeature[index]!, 0));
  return rows.map((_, row) => ({ row })).sort((a, b) => scores[b.row]! - scores[a.row]!);
}

const byArticle = <Item extends Pick<Judged, 'cluster'>>(items: readonly Item[]) =>
  clusterBy(items, ({ cluster }) => cluster);

/** The figures of questions that were judged with their article and without. */
function wholeFigures(judged: readonly JudgedSample[]): [string, Estimate][] {
  const answerable = judged.filter((one) => one.answerable);
  return [
    ...passageFigures(answerable.map(({ cluster, passages }) => ({ article: cluster, right: passages }))),
    ...aiqFigures(byArticle(answerable)),
    ['abstention AUROC', estimate(byArticle(judged), (some) => auroc(...sureness(some)))],
  ];
}

/** Measures PIAF dev in one condition. */
export function conditionFigures(settings: Settings, { indexes, samples, folds }: Material): Figures {
  const own = samples.filter(({ wording }) => wording === 'own');
  if ('passages' in settings) {
    const fused = own.map(({ question, answerable }) => ({ article: question.article, right: answerable.right }));
    const rankings: readonly PassageRanking[] = settings.passages === 'fused' ? fused : indexes[settings.passages];
    return new Map(passageFigures(rankings));
  }
  if ('weights' in settings) {
    const ranked = own.map(({ question, answerable }) => {
      const rows = byWeights(answerable, settings.weights);
      const right = rows.map(({ row }) => answerable.labels[row] === 1);
      return { cluster: question.article, right, passages: passagesByReader(answerable, rows) };
    });
    return new Map([
      ...passageFigures(ranked.map(({ cluster, passages }) => ({ article: cluster, right: passages }))),
      ...aiqFigures(byArticle(ranked)),
    ]);
  }
  const ofWording = (some: readonly Sample[]): Sample[] => some.filter(({ wording }) => wording === settings.wording);
  if (settings.features === 'all') return new Map(wholeFigures(judgeSamples(ofWording(samples), folds)));
  const masked = withFeatures(samples, settings.features);
  return new Map(wholeFigures(judgeSamples(ofWording(masked), learnFolds(masked))));
}
