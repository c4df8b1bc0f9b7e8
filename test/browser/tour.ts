import { articleAddress } from '../../src/answering/citation/reading-room-address.js';
import { LINES } from '../preview/lines.js';
import { HOSTILE_QUESTION, type Shelf } from './shelf.js';

export interface Stop {
  /** For a file of a picture of it. */
  readonly name: string;
  readonly path: string;
}

const asking = (path: string, question: string): string => `${path}?q=${encodeURIComponent(question)}`;

/** Every page of the room, in each state that looks otherwise. */
export function tour({ cited, changed, withdrawn, hostile }: Shelf): readonly Stop[] {
  const [answered = ''] = LINES.fr.answered;
  const [disputed = ''] = LINES.fr.disputed;
  const unanswered = LINES.fr.unanswered.at(-1) ?? '';
  return [
    { name: 'ask', path: '/' },
    { name: 'answer', path: asking('/', answered) },
    { name: 'disagreement', path: asking('/', disputed) },
    { name: 'abstention', path: asking('/', unanswered) },
    { name: 'hostile-answer', path: asking('/', HOSTILE_QUESTION) },
    { name: 'article', path: articleAddress('un-contingent-de-3770-hommes') },
    { name: 'article-cited', path: cited.path },
    { name: 'article-altered', path: changed.altered },
    { name: 'article-gone', path: changed.gone },
    { name: 'article-withdrawn', path: withdrawn },
    { name: 'article-hostile', path: articleAddress(hostile.id) },
    { name: 'sources', path: '/sources' },
    { name: 'sources-none', path: asking('/sources', 'zzzz') },
    { name: 'compare', path: asking('/compare', disputed) },
    { name: 'health', path: '/health' },
    { name: 'not-found', path: '/nowhere' },
  ];
}
