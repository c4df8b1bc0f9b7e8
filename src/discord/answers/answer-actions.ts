/** The rows below an answer, two at most: which excerpt to read around, and all else. They do nothing here. */
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { button, type CardPart, foot, link, menu, row } from '../cards/parts.js';
import { sourceWords } from '../markdown/citation.js';
import { type CardPage, pageControls, shareControl } from '../messages/card-buttons.js';
import { customId } from '../request/custom-id.js';
import { ANSWER_WORDING } from '../wording/answer-wording.js';
import { THREAD_WORDING } from '../wording/thread-wording.js';
import { ANSWER } from './answer-state.js';

export interface ActionOptions {
  readonly language: Language;
  /** Id of the card's record; null: it has no buttons. */
  readonly id: string | null;
  /** Whether it has a button for its owner to show it to all. */
  readonly shareable: boolean;
  /** Whether it has a button for a thread of its own. */
  readonly discuss: boolean;
  /** Of the question in the reading room; null where it is not to be found there, or not to be shown. */
  readonly questionUrl: string | null;
}

export type Ranked = Pick<Quotation, 'article'> & { readonly rank: number };

/** The sentences around one of the excerpts: a button for the only one, a menu for several. */
export function aroundRow(excerpts: readonly Ranked[], { id, language }: ActionOptions): CardPart[] {
  const wording = ANSWER_WORDING[language];
  const [only, ...others] = excerpts;
  if (id === null || only === undefined) return [];
  if (others.length === 0) return row(button(customId('context', id, only.rank), wording.around));
  const options = excerpts.map(({ rank, article }) => {
    const description = sourceWords(article, language);
    return {
      ...{ label: wording.excerpt(rank), value: String(rank) },
      ...(description === '' ? {} : { description }),
    };
  });
  return [menu(customId('context', id), wording.aroundOneOf, options)];
}

/** Whether it helped: asked where the answer is, not on its further pages. */
function votes(id: string, language: Language) {
  const { helpful, notHelpful } = ANSWER_WORDING[language];
  return [button(customId('vote', id, 'up'), helpful), button(customId('vote', id, 'down'), notHelpful)];
}

/** To the same question in the reading room. */
const toRoom = ({ questionUrl, language }: ActionOptions) => link(questionUrl, ANSWER_WORDING[language].openQuestion);

/** Below a page of an answer or a search. Its row has five places: a private card has no thread, a public one is shared. */
export function pageActions(page: CardPage, around: readonly Ranked[], options: ActionOptions): CardPart[] {
  const { id, language, shareable, discuss } = options;
  if (id === null) return foot(...row(...toRoom(options)));
  const isFirst = page.page === 1;
  const turns =
    isFirst && page.pages > 1
      ? [button(customId('page', id, 2), ANSWER_WORDING[language].more)]
      : pageControls(page, 'page', id, language);
  const last = row(
    ...turns,
    ...(isFirst ? votes(id, language) : []),
    ...(isFirst && discuss ? [button(customId('discuss', id), THREAD_WORDING[language].discuss)] : []),
    ...(shareable ? shareControl(ANSWER.kind, id, language) : []),
    ...toRoom(options),
  );
  return foot(...aroundRow(around, options), ...last);
}

/** Below an abstention. @param hasNearest whether there are excerpts to show that came near */
export function abstentionActions(hasNearest: boolean, options: ActionOptions): CardPart[] {
  const { id, language, shareable } = options;
  if (id === null) return foot(...row(...toRoom(options)));
  const show = hasNearest ? [button(customId('nearest', id), ANSWER_WORDING[language].showNearest)] : [];
  const share = shareable ? shareControl(ANSWER.kind, id, language) : [];
  return foot(...row(...show, ...votes(id, language), ...share, ...toRoom(options)));
}
