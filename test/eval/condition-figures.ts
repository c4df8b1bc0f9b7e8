import type { Figures } from './asking.js';
import { clusterBy, type Estimate, estimate } from './bootstrap.js';
import { EXACT, type Settings } from './conditions.js';
import { aiqFigures, type Judged, lengthFigure, sureness } from './judged.js';
import { rankedLinearly } from './linear-reader.js';
import { weigh } from './logit.js';
import { auroc } from './metrics.js';
import { type IndexRankings, passageFigures } from './passage-rankings.js';
import type { JudgedAsk } from './piaf-asks.js';
import type { PiafReading } from './piaf-readings.js';
import { type Ranked, rankedBy } from './ranked.js';

/** What conditions are measured on: PIAF asked of each index alone, read, and asked of the whole. */
export interface Material {
  readonly indexes: IndexRankings;
  readonly readings: readonly PiafReading[];
  readonly asked: readonly JudgedAsk[];
}

export const byArticle = <Item extends Pick<Judged, 'cluster'>>(items: readonly Item[]) =>
  clusterBy(items, ({ cluster }) => cluster);

export const articlesAndPassages = (ranked: readonly Pick<Ranked, 'cluster' | 'passages'>[]) =>
  ranked.map(({ cluster, passages }) => ({ article: cluster, right: passages }));

/** Of sentences or excerpts, best first. */
export const excerptFigures = (
  ranked: readonly Pick<Ranked, 'cluster' | 'right' | 'lengths'>[],
): [string, Estimate][] => [...aiqFigures(byArticle(ranked)), lengthFigure(byArticle(ranked))];

const rankingFigures = (ranked: readonly Ranked[]): [string, Estimate][] => [
  ...passageFigures(articlesAndPassages(ranked)),
  ...excerptFigures(ranked),
];

const abstention = (judged: readonly Pick<Judged, 'cluster' | 'answerable' | 'sure'>[]): [string, Estimate] => [
  'abstention AUROC',
  estimate(byArticle(judged), (some) => auroc(...sureness(some))),
];

/** By the network that did not see the question's article. */
export const rankedByNetwork = (readings: readonly PiafReading[]): Ranked[] =>
  readings.map((reading) => rankedBy(reading, ({ score }) => score));

const surenessOf = ({ question: { article }, answerable }: PiafReading) =>
  answerable === null
    ? []
    : [
        { cluster: article, answerable: true, sure: answerable.there },
        { cluster: article, answerable: false, sure: answerable.out },
      ];

/** Passages as the retriever has them. */
export const fusedRankings = (readings: readonly PiafReading[]) =>
  readings.map(({ question, passages }) => ({ article: question.article, right: passages }));

/** Measures PIAF dev in one condition. */
export function conditionFigures(settings: Settings, { indexes, readings, asked }: Material): Figures {
  const own = readings.filter(({ wording }) => wording === 'own');
  switch (settings.by) {
    case 'passages':
      return new Map(passageFigures(settings.index === 'fused' ? fusedRankings(own) : indexes[settings.index]));
    case 'weights': {
      const weights = EXACT.map((name) => settings.weights[name] ?? 0);
      return new Map(rankingFigures(own.map((reading) => rankedBy(reading, ({ exact }) => weigh(exact, weights)))));
    }
    case 'linear':
      return new Map(rankingFigures(rankedLinearly(own)));
    case 'network': {
      const some = readings.filter(({ wording }) => wording === settings.wording);
      const sure = some.flatMap(surenessOf);
      return new Map([...rankingFigures(rankedByNetwork(some)), ...(sure.length > 0 ? [abstention(sure)] : [])]);
    }
    case 'excerpts':
      return new Map([
        ...passageFigures(articlesAndPassages(rankedByNetwork(own))),
        ...excerptFigures(asked.filter(({ answerable }) => answerable)),
        abstention(asked),
      ]);
  }
}
