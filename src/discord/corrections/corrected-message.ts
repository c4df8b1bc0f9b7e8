/**
 * A message that quotes, as it is to be now. Where its card is still kept it is drawn as its buttons draw it; else it shows
 * the citations alone, since neither the question nor the rest of it is known. Asks no question again.
 */
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { CitationStatus, Lookups } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import { VerbatimError } from '../../errors.js';
import type { Became, MessageCitation, QuotingMessage } from '../../records/records.js';
import { pageMessage } from '../answers/answer-buttons.js';
import { ANSWER } from '../answers/answer-state.js';
import { fitted, type Ways } from '../cards/fitting.js';
import { controls, separator, small, text } from '../cards/parts.js';
import { quotationWays } from '../cards/quotation-parts.js';
import { describeCopies } from '../markdown/citation.js';
import { pageAction, pageControls } from '../messages/card-buttons.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import { linksFrom, questionLinksFrom, type RunningBot } from '../request/context.js';
import { type CanSee, visibleFrom, visibleLookups } from '../request/visible-corpora.js';
import { ANSWER_WORDING } from '../wording/answer-wording.js';
import { CORRECTION_WORDING } from '../wording/correction-wording.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { wantedOf } from './look.js';

/** A citation with what became of it. */
interface FoundCitation {
  readonly citation: MessageCitation;
  readonly status: CitationStatus;
}

export interface CorrectedMessage {
  readonly message: OutgoingMessage;
  /** What it shows of each citation. */
  readonly shown: readonly (Pick<MessageCitation, 'rank' | 'copy'> & Pick<Became, 'wanted'>)[];
}

async function statusesOf(lookups: Lookups, citations: readonly MessageCitation[]): Promise<FoundCitation[]> {
  const corpora = [...new Set(citations.map(({ corpus }) => corpus))];
  const found = await Promise.all(
    corpora.map(async (corpus) => {
      const own = citations.filter((one) => one.corpus === corpus);
      const places = own.map(({ articleId, start, end, sha256 }) => ({ articleId, start, end, sha256 }));
      const statuses = await lookups.citationStatuses({ corpus }, places).catch((error: unknown) => {
        if (error instanceof VerbatimError && error.code === 'corpus-missing') return [];
        throw error;
      });
      return own.map((citation, at) => ({ citation, status: statuses[at] ?? ({ kind: 'gone' } as const) }));
    }),
  );
  return found.flat().sort((a, b) => a.citation.rank - b.citation.rank || a.citation.copy - b.citation.copy);
}

/** The words in bold where they stand now; none in a sentence that is another one. */
function withHighlight({ start, highlight }: MessageCitation, { kind, quotation }: Shown): Quotation {
  const by = quotation.start - start;
  const moved = kind === 'altered' ? [] : highlight.map(([from, to]): [number, number] => [from + by, to + by]);
  return { ...quotation, highlight: moved };
}

type Shown = Exclude<CitationStatus, { readonly kind: 'gone' | 'withdrawn' }>;

/** The quotations of a message with what is to be said of each. */
function citationsCard(
  { language, card }: QuotingMessage,
  found: readonly FoundCitation[],
  { publicUrl, mainCorpus, log }: RunningBot,
  { sees, pages }: { readonly sees: CanSee; readonly pages: { readonly action: string } | null },
): OutgoingMessage {
  const { lost, changed } = ANSWER_WORDING[language];
  const links = linksFrom(publicUrl, mainCorpus);
  const quotations = found.filter(({ citation }) => citation.copy === 0);
  const block = ({ citation, status }: FoundCitation): Ways => {
    const label = String(citation.rank);
    const line = (words: string) => [[separator, text(small(quotations.length === 1 ? words : `${label} · ${words}`))]];
    if (status.kind === 'gone' || status.kind === 'withdrawn') return line(lost[status.kind]);
    // What is new in a corpus that can no longer be seen here is not for this server.
    const isNew = status.kind === 'altered' && !sees(citation.corpus);
    const [quotation] = isNew ? [] : verifiedQuotations([withHighlight(citation, status)], log);
    if (quotation === undefined) return line(lost.gone);
    const copies = found.flatMap(({ citation: { rank, copy }, status: of }) =>
      rank === citation.rank && copy > 0 && (of.kind === 'unchanged' || of.kind === 'moved') ? [of.quotation] : [],
    );
    const also = status.kind === 'altered' ? null : small(describeCopies(copies, language));
    const above = [separator, ...(status.kind === 'unchanged' ? [] : [text(changed[status.kind])])];
    const ways = quotationWays(quotation, {
      ...{ language, linkOf: links(citation.corpus), above },
      ...(quotations.length === 1 ? {} : { label }),
    });
    return also === null ? ways : ways.map((way) => [...way, text(also)]);
  };
  const buttons = card === null || pages === null ? [] : pageControls(card, pages.action, card.id, language);
  return cardMessage(
    fitted([text(small(CORRECTION_WORDING[language].corrected))], quotations.map(block), (leftOut) => [
      ...(leftOut === 0 ? [] : [separator, text(small(LOOK_UP_WORDING[language].notShown(leftOut)))]),
      ...controls(...buttons),
    ]),
  );
}

/** @throws VerbatimError when the articles or the records cannot be read now */
export async function correctedMessage(message: QuotingMessage, bot: RunningBot): Promise<CorrectedMessage> {
  const { lookups, records, log, publicUrl, mainCorpus } = bot;
  const found = await statusesOf(lookups, message.citations);
  const shown = found.map(({ citation: { rank, copy }, status }) => ({ rank, copy, wanted: wantedOf(status) }));
  const sees = await visibleFrom(message.guild, bot);
  const card = message.card === null ? null : await records.posted(message.card.id);
  const state = card?.kind === ANSWER.kind ? ANSWER.schema.safeParse(card.state).data : undefined;
  if (message.card !== null && card !== null && state !== undefined && sees(state.scope.corpus)) {
    const drawing = {
      lookups: visibleLookups(lookups, sees, mainCorpus),
      links: linksFrom(publicUrl, mainCorpus),
      linkToQuestion: questionLinksFrom(publicUrl, mainCorpus),
      log,
    };
    return { message: await pageMessage({ ...card, state }, message.card.page, drawing), shown };
  }
  // Of an answer whose card is gone no button works; other cards that are kept still turn their pages.
  const pages = card === null || card.kind === ANSWER.kind ? null : { action: pageAction(card.kind) };
  return { message: citationsCard(message, found, bot, { sees, pages }), shown };
}
