import { type Figures, notVerbatim, timeFigures } from './asking.js';
import type { Estimate } from './bootstrap.js';
import {
  articlesAndPassages,
  byArticle,
  conditionFigures,
  excerptFigures,
  fusedRankings,
  type Material,
  rankedByNetwork,
} from './condition-figures.js';
import { CONDITIONS } from './conditions.js';
import { abstentionFigures } from './judged.js';
import type { Listed } from './listing.js';
import { passageFigures, rankByIndex } from './passage-rankings.js';
import { writePiaf } from './piaf.js';
import { askPiaf, type JudgedAsk } from './piaf-asks.js';
import { readFoldNetworks } from './piaf-networks.js';
import { readPiaf } from './piaf-readings.js';
import type { Evaluated } from './question-set.js';
import { withTemporaryLibrary } from './temporary-library.js';

/** What PIAF dev gives: each question judged by a network that did not see its article. */
interface EvaluatedPiaf extends Evaluated {
  /** By name of the condition. */
  readonly conditions: ReadonlyMap<string, Figures>;
}

const prefixed = (prefix: string, figures: readonly (readonly [string, Estimate])[]): [string, Estimate][] =>
  figures.map(([name, value]) => [`${prefix}${name}`, value]);

const listedAs = ({ question, outcome, ...judged }: JudgedAsk): Listed => ({
  ...judged,
  question: question.question,
  label: judged.answerable ? 'fr' : 'fr, article taken out',
  excerpts: (outcome.candidates ?? []).map(({ text, confidence }, index) => ({
    text,
    confidence,
    right: judged.right[index]!,
  })),
});

/** Evaluates the questions of PIAF's dev half over the articles of both halves, written into a folder. */
export async function evaluatePiaf(folder: string): Promise<EvaluatedPiaf> {
  const networks = readFoldNetworks();
  const questions = writePiaf(folder);
  const { material, broken } = await withTemporaryLibrary([folder], async (opened) => {
    const asked = await askPiaf(opened, questions, networks);
    const outcomes = asked.map(({ outcome }) => outcome);
    const material: Material = {
      asked,
      indexes: await rankByIndex(opened, questions),
      readings: await readPiaf(opened, questions, networks),
    };
    return { material, broken: notVerbatim(opened, outcomes) };
  });
  const { asked, indexes, readings } = material;
  const there = asked.filter(({ answerable }) => answerable);
  const own = readings.filter(({ wording }) => wording === 'own');
  const sentences = rankedByNetwork(own);
  const conditions = CONDITIONS.map(({ name, settings }): [string, Figures] => {
    process.stderr.write(`condition: ${name}\n`);
    return [name, conditionFigures(settings, material)];
  });
  return {
    conditions: new Map(conditions),
    clusters: byArticle(asked),
    figures: new Map([
      ...excerptFigures(there),
      ...prefixed('single sentences: ', excerptFigures(sentences)),
      ...passageFigures(articlesAndPassages(sentences)),
      ...prefixed("retriever's ", passageFigures(fusedRankings(own))),
      ['embedding alone, passage R@1', new Map(passageFigures(indexes.dense)).get('passage R@1')!],
      ...abstentionFigures(byArticle(asked)),
      ['not verbatim', broken],
      ...timeFigures(byArticle(there).map((cluster) => cluster.map(({ outcome }) => outcome))),
    ]),
    listed: asked.map(listedAs),
  };
}
