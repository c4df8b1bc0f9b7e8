/** A piece of HTML: only `html` and `escaped` make one, so that no text gets onto the page as markup. */
export interface Html {
  readonly markup: string;
}

type Inserted = Html | string | null | readonly Inserted[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(inserted: Inserted): string {
  if (inserted === null) return '';
  if (typeof inserted === 'string') return inserted.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  return 'markup' in inserted ? inserted.markup : inserted.map(markupOf).join('');
}

/** Markup with what is inserted: texts escaped, pieces of HTML as they are, null as nothing. */
export const html = (markup: TemplateStringsArray, ...inserted: readonly Inserted[]): Html => ({
  markup: markup.reduce((whole, part, index) => `${whole}${markupOf(inserted[index - 1] ?? null)}${part}`),
});
