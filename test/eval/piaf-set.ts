import { askAll, commonFigures, type Figures } from './asking.js';
import { clusterBy } from './bootstrap.js';
import { conditionFigures, type Material } from './condition-figures.js';
import { CONDITIONS } from './conditions.js';
import { judgeSamples, learnFolds } from './cross-validation.js';
import { abstentionFigures, aiqFigures } from './judged.js';
import { passageFigures, rankByIndex } from './passage-rankings.js';
import { writePiaf } from './piaf.js';
import { collectSamples } from './piaf-samples.js';
import type { Evaluated } from './question-set.js';
import { withTemporaryLibrary } from './temporary-library.js';

/** What PIAF dev gives: each question judged by weights that did not see its article. */
interface EvaluatedPiaf extends Evaluated {
  /** Of the shipped weights: what does not depend on what they learnt from. */
  readonly shipped: Figures;
  /** By name of the condition. */
  readonly conditions: ReadonlyMap<string, Figures>;
}

/** Evaluates the questions of PIAF's dev half over the articles of both halves, written into a folder. */
export async function evaluatePiaf(folder: string): Promise<EvaluatedPiaf> {
  const questions = writePiaf(folder);
  const { samples, indexes, shipped } = await withTemporaryLibrary([folder], async (opened) => {
    const outcomes = await askAll(
      opened,
      questions.map(({ question }) => question),
    );
    const shipped = new Map(commonFigures(opened, outcomes));
    const indexes = await rankByIndex(opened, questions);
    return { shipped, indexes, samples: await collectSamples(opened, questions) };
  });
  const material: Material = { indexes, samples, folds: learnFolds(samples) };
  const own = samples.filter(({ wording }) => wording === 'own');
  const judged = judgeSamples(own, material.folds);
  const answerable = judged.filter((one) => one.answerable);
  const clusters = clusterBy(judged, ({ cluster }) => cluster);
  const byRetriever = own.map((sample) => ({ article: sample.question.article, right: sample.answerable.right }));
  const conditions = CONDITIONS.map(({ name, settings }): [string, Figures] => {
    process.stderr.write(`condition: ${name}\n`);
    return [name, conditionFigures(settings, material)];
  });
  return {
    shipped,
    conditions: new Map(conditions),
    clusters,
    figures: new Map([
      ...aiqFigures(clusterBy(answerable, ({ cluster }) => cluster)),
      ...passageFigures(answerable.map(({ cluster, passages }) => ({ article: cluster, right: passages }))),
      ...passageFigures(byRetriever).map(([name, value]): [string, typeof value] => [`retriever's ${name}`, value]),
      ['embedding alone, passage R@1', new Map(passageFigures(indexes.dense)).get('passage R@1')!],
      ...abstentionFigures(clusters),
    ]),
    listed: judged.map((one) => ({
      ...one,
      question: one.sample.question.question,
      label: one.answerable ? 'fr' : 'fr, article taken out',
    })),
  };
}
