/** Templates whose texts are escaped, and texts of articles letter for letter. Refuses promises and ready-made markup. */
import { html as escaping, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup whose texts are escaped. */
export type Html = HtmlEscapedString;

/** What a template takes: strings are escaped, null and undefined draw nothing, a list is drawn item by item. */
type Drawn = string | number | Html | null | undefined | readonly Drawn[];

/** Hono's template, without promises: what a page shows is known before it is drawn. */
export const html = (strings: TemplateStringsArray, ...values: readonly Drawn[]): Html =>
  escaping(strings, ...values) as Html;

const CARRIAGE_RETURN = raw('&#13;');

/** Embeddings, overrides, isolates and marks that decide in which order letters are drawn. */
const DIRECTION = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+)/u;

/**
 * A text of an article, letter for letter: the page then holds exactly `text`, but U+FFFD for what no page can hold
 * (U+0000, half a surrogate pair). Each character that would turn the direction of others is isolated, so that it turns
 * nothing; carriage returns are written so that a parser keeps them. It needs an element of its own that is isolated
 * (`<bdi>`, `<blockquote>`: style.css).
 */
export function verbatim(text: string): Html {
  const parts = text.replaceAll('\0', '\ufffd').split(DIRECTION);
  return html`${parts.map((part, at) => {
    if (at % 2 === 1) return html`<bdi>${part}</bdi>`;
    return part.split('\r').map((line, index) => (index === 0 ? line : [CARRIAGE_RETURN, line]));
  })}`;
}

/** The value of an element's `lang`: the tag where it is one, else empty, which means unknown. */
export function languageTag(tag: string | null): string {
  return tag !== null && /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag) ? tag : '';
}
