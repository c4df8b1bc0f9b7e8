import { type Html, html, verbatim } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import { CITATION_FORMATS } from './citation-formats.js';
import { type HighlightedCitation, highlightedAddress } from './highlighted.js';

/**
 * What is lit as a citation in every format, each to be copied (by script) or downloaded, and its permanent address.
 * @param lit null: nothing is
 * @param paragraph our word for it
 */
export function citeHtml(lit: HighlightedCitation | null, wording: ArticleWording, paragraph: string): Html {
  if (lit === null) {
    return html`<section class="cite" id="cite"><h2>${wording.cite}</h2><p>${wording.nothingToCite}</p></section>`;
  }
  const permanent = highlightedAddress(lit);
  const [place] = permanent.split('#');
  return html`<section class="cite" id="cite"><h2>${wording.cite}</h2>
${CITATION_FORMATS.map(
  ({ name, write }, index) => html`<details${index === 0 ? html` open` : null}>
<summary>${wording.formats[name]}</summary>
<pre>${verbatim(write(lit, paragraph))}</pre>
<p><button type="button" hidden data-copied="${wording.copied}">${wording.copy}</button> <output></output>
<a href="${place}&amp;as=${name}" download>${wording.download}</a></p>
</details>`,
)}
<p><a class="permanent" href="${permanent}">${wording.permanent}</a></p>
</section>`;
}
