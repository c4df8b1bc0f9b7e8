import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { Quotation } from '../../src/answering/reader/excerpt.js';
import type { ArticleCard } from '../../src/articles/article.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { someLookups } from '../fixtures/lookups.js';
import { LINES } from './lines.js';

/** What would be markup in Discord, in HTML, or both. */
export const HOSTILE =
  '</div><script>alert("1")</script> & @everyone **<#12>** `x` [ici](https://mal.example) -# ~~y~~';

const HOSTILE_CARD: Partial<ArticleCard> = {
  title: `Titre ${HOSTILE}`,
  outlet: `Journal ${HOSTILE}`.slice(0, 70),
  author: '<img src=x onerror=alert(1)>',
  url: 'https://example.org/"><script>alert(2)</script>',
};

const excerpt = (index: number) =>
  anExcerpt(`Phrase ${index}. ${HOSTILE}`, { article: { ...HOSTILE_CARD, id: `article-${index}` }, rank: index });
const EXCERPTS = [1, 2, 3, 4].map(excerpt);
const CARD = anArticle(HOSTILE_CARD);

type Kind = 'single' | 'disputed' | 'unanswered' | 'strange' | 'keywords';
const asks = (kind: Kind) => new Set([...LINES.fr[kind], ...LINES.en[kind]]);
const SINGLE = asks('single');
const DISPUTED = asks('disputed');
const UNANSWERED = asks('unanswered');
const STRANGE = asks('strange');
const KEYWORDS = asks('keywords');

const disagreement = {
  kind: 'number',
  values: [
    { value: `12 ${HOSTILE}`, excerpt: 1 },
    { value: '13', excerpt: 2 },
  ],
} as const;

/** Look-ups in which every article is as hostile as can be; a question is answered as the preview wants it. */
export const hostileLookups = (made: Partial<Lookups> = {}): Lookups => {
  const quoted: Quotation = EXCERPTS[0]!;
  const paged = { total: 12, page: 1, pages: 3 };
  return someLookups({
    ask: async (_, question) => {
      const candidates = EXCERPTS;
      if (UNANSWERED.has(question)) return anAbstention('no-answer', { nearest: [CARD], candidates });
      if (STRANGE.has(question)) return anAbstention('no-answer', { candidates });
      if (KEYWORDS.has(question)) return anAbstention('not-a-question', { kind: 'search', passages: EXCERPTS });
      const parts = { candidates, disagreement: DISPUTED.has(question) ? disagreement : null };
      return anAnswer(EXCERPTS.slice(0, SINGLE.has(question) ? 1 : 3), parts);
    },
    citationStatuses: async (_, places) =>
      places.map(({ articleId }) => {
        const quotation = EXCERPTS.find(({ article }) => article.id === articleId);
        return quotation === undefined ? { kind: 'gone' } : { kind: 'unchanged', quotation };
      }),
    contentHashes: async (_, ids) => new Map(ids.map((id) => [id, 'same'])),
    context: async () => ({ kind: 'unchanged', quotation: quoted }),
    search: async () => ({ matches: EXCERPTS, ...paged }),
    sources: async () => ({ articles: [CARD], ...paged }),
    article: async () => ({ card: CARD, opening: EXCERPTS[3]!, inTime: [CARD], inTopic: [CARD] }),
    quote: async () => quoted,
    verify: async () => ({
      ...{ verdict: 'altered', quotation: quoted },
      difference: [
        { kind: 'same', text: 'Phrase ' },
        { kind: 'missing', text: `1. ${HOSTILE} ` },
        { kind: 'added', text: '<b>2</b>' },
      ],
    }),
    claimEvidence: async () => [{ claim: HOSTILE, excerpts: EXCERPTS.slice(0, 2) }],
    compare: async () => ({
      ...{ answer: anAnswer(EXCERPTS), disagreement },
      values: disagreement,
      sides: EXCERPTS.slice(0, 2).map((one, index) => ({ excerpt: one, value: disagreement.values[index]!.value })),
    }),
    ...made,
  });
};
