import { bibtex } from '../../answering/citation/bibtex.js';
import { cslJson } from '../../answering/citation/csl-json.js';
import { citationMarkdown } from '../../answering/citation/markdown.js';
import { citationText } from '../../answering/citation/text.js';
import type { HighlightedCitation } from './highlighted.js';

/** One way to write a citation down. */
export interface CitationFormat {
  /** As the parameter `as` has it. */
  readonly name: 'text' | 'markdown' | 'bibtex' | 'csl-json';
  readonly type: string;
  readonly extension: string;
  /** @param paragraph our word for it */
  readonly write: (lit: HighlightedCitation, paragraph: string) => string;
}

export const CITATION_FORMATS: readonly CitationFormat[] = [
  { name: 'text', type: 'text/plain', extension: 'txt', write: citationText },
  { name: 'markdown', type: 'text/markdown', extension: 'md', write: citationMarkdown },
  { name: 'bibtex', type: 'application/x-bibtex', extension: 'bib', write: (lit) => bibtex([lit]) },
  {
    name: 'csl-json',
    type: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    write: (lit) => JSON.stringify(cslJson([lit]), null, 2),
  },
];
