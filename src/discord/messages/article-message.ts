/** The message of an article: its card, which its owner can share. Refuses to share one that is no longer there. */
import { z } from 'zod';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { ArticleView } from '../../answering/lookup/lookup.js';
import { VerbatimError } from '../../errors.js';
import { articleCard } from '../cards/article-card.js';
import type { CommandContext } from '../request/context.js';
import { type CardDrawing, cardsOf, type Drawing } from './card-buttons.js';
import { cardMessage, type OutgoingMessage } from './message.js';
import type { CardKind } from './posted.js';

/** `article`: its id. */
const STATE = z.object({ corpus: z.string(), article: z.string() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'article', schema: STATE, corpusOf: ({ corpus }) => corpus };

/** @param because see `articleCard` */
export function articleCardMessage(
  view: ArticleView,
  corpus: string,
  drawing: Pick<Drawing, 'language' | 'controls'> & { readonly because?: string },
  { links, log }: Pick<CommandContext, 'links' | 'log'>,
): OutgoingMessage {
  const [opening = null] = verifiedQuotations(view.opening === null ? [] : [view.opening], log);
  const card = articleCard(view, opening, { ...drawing, linkOf: links(corpus) });
  return cardMessage(card, { language: drawing.language, corpus, quotations: opening === null ? [] : [opening] });
}

/** @param found what was looked up already; null: it is looked up anew */
const drawing =
  (found: ArticleView | null): CardDrawing<State> =>
  async ({ corpus, article }, { language, controls }, context) => {
    const view = found ?? (await context.lookups.article({ corpus }, article));
    // By a title that is near, another one may come back.
    if (view?.card.id !== article) throw new VerbatimError('card-expired', 'the article is gone', 'choose another');
    return articleCardMessage(view, corpus, { language, controls }, context);
  };

/** @param corpus that it was looked up in, of several joined by commas */
export const articleMessage = (
  view: ArticleView,
  corpus: string,
  context: CommandContext,
  isPrivate: boolean,
): Promise<OutgoingMessage> => cardsOf(KIND, drawing(view)).post({ corpus, article: view.card.id }, context, isPrivate);

export const SHARE_ARTICLE = cardsOf(KIND, drawing(null)).share;
