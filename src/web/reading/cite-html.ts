/** The highlighted sentences as a citation in every format. Offers nothing where nothing is highlighted. */
import { bibtex } from '../../answering/citation/bibtex.js';
import { cslJson } from '../../answering/citation/csl-json.js';
import { citationMarkdown } from '../../answering/citation/markdown.js';
import { citationText } from '../../answering/citation/text.js';
import { addressOfCitation } from '../cards/citation-html.js';
import { type Html, html, verbatim } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import type { HighlightedCitation } from './citation-view.js';

export interface CitationFormat {
  /** The value of the parameter `as`. */
  readonly name: keyof ArticleWording['formats'];
  readonly type: string;
  readonly extension: string;
  /** @param paragraph our word for it */
  readonly write: (cited: HighlightedCitation, paragraph: string) => string;
}

export const CITATION_FORMATS: readonly CitationFormat[] = [
  { name: 'text', type: 'text/plain', extension: 'txt', write: citationText },
  { name: 'markdown', type: 'text/markdown', extension: 'md', write: citationMarkdown },
  { name: 'bibtex', type: 'application/x-bibtex', extension: 'bib', write: (cited) => bibtex([cited]) },
  {
    name: 'csl-json',
    type: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    write: (cited) => JSON.stringify(cslJson([cited]), null, 2),
  },
];

/**
 * Each format can be copied (by script) or downloaded; below is the permanent address.
 * @param paragraph our word for it
 */
export function citeHtml(cited: HighlightedCitation | null, wording: ArticleWording, paragraph: string): Html {
  if (cited === null) {
    return html`<section class="cite" id="cite"><h2>${wording.cite}</h2><p>${wording.nothingToCite}</p></section>`;
  }
  const permanent = addressOfCitation(cited);
  const [address] = permanent.split('#');
  return html`<section class="cite" id="cite"><h2>${wording.cite}</h2>
${CITATION_FORMATS.map(
  ({ name, write }, index) => html`<details${index === 0 ? html` open` : null}>
<summary>${wording.formats[name]}</summary>
<pre>${verbatim(write(cited, paragraph))}</pre>
<p><button type="button" hidden data-copied="${wording.copied}">${wording.copy}</button> <output></output>
<a href="${address}&amp;as=${name}" download>${wording.download}</a></p>
</details>`,
)}
<p><a class="permanent" href="${permanent}">${wording.permanent}</a></p>
</section>`;
}
