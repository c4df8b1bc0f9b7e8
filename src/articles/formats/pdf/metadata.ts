/** What word processors and printers state in place of a title. */
const NO_TITLE =
  /^(?:untitled|sans titre|document\s?\d*|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|odt|pdf|indd|qxp|rtf|tex|pptx?|xlsx?|dvi|ps)|print(?:ing)?|layout ?\d*|\S*[_/\\]\S*)$/iu;
const LONGEST = 300;
const PDF_DATE = /^D:((?:19[89]|20)\d)(\d)(\d\d)(\d\d)/;

const stated = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST) : null;

/** What a PDF's information states, under the keys of front matter: a title and a name that a person wrote, the day. */
export function pdfFields(info: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const title = stated(info.Title);
  if (title !== null && !NO_TITLE.test(title)) fields.set('title', title);
  const author = stated(info.Author);
  // A single word is the login of who made the file.
  if (author !== null && /\p{L}\s+\p{L}/u.test(author)) fields.set('author', author);
  const [, decade, year, month, day] = PDF_DATE.exec(stated(info.CreationDate) ?? '') ?? [];
  if (decade !== undefined) fields.set('date', `${decade}${year}-${month}-${day}`);
  const language = stated(info.Language);
  if (language !== null && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language)) fields.set('language', language);
  return fields;
}
