export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads BibTeX as its program does: braces are counted whether or not a backslash stands before them, and what stands
 * between entries is a comment. Throws on what BibTeX would complain of.
 */
export function readBibtex(source: string): BibtexEntry[] {
  let at = 0;
  const fail = (expected: string): never => {
    throw new Error(`expected ${expected} at ${at}: ${JSON.stringify(source.slice(at, at + 40))}`);
  };
  const match = (pattern: RegExp, expected: string): string => {
    pattern.lastIndex = at;
    const found = new RegExp(pattern.source, 'y');
    found.lastIndex = at;
    const [text] = found.exec(source) ?? fail(expected);
    at += text.length;
    return text;
  };
  const braced = (): string => {
    const start = at;
    let depth = 0;
    do {
      if (at >= source.length) fail('a closing brace');
      if (source[at] === '{') depth += 1;
      if (source[at] === '}') depth -= 1;
      at += 1;
    } while (depth > 0);
    return source.slice(start + 1, at - 1);
  };
  const entry = (): BibtexEntry => {
    match(/@/, '@');
    const type = match(/[a-z]+/, 'a type');
    match(/\{/, '{');
    const key = match(/[^\s"#%'(),={}~\\]+/, 'a key');
    const fields = new Map<string, string>();
    while (match(/\s*,?\s*/, 'a comma') !== '' && source[at] !== '}') {
      const name = match(/[a-z]+/, 'a field');
      match(/ = (?=\{)/, ' = {');
      if (fields.has(name)) fail(`no second ${name}`);
      fields.set(name, braced());
    }
    match(/\}/, '}');
    return { type, key, fields };
  };
  const entries: BibtexEntry[] = [];
  for (;;) {
    const next = source.indexOf('@', at);
    if (next === -1) {
      if (source.slice(at).trim() !== '') fail('nothing between entries');
      return entries;
    }
    if (source.slice(at, next).trim() !== '') fail('nothing between entries');
    at = next;
    entries.push(entry());
  }
}

const CHARACTERS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
};

/** What LaTeX would set. Throws on a character that is a command of its own and on a command that is not known here. */
export function typeset(latex: string): string {
  return latex.replace(/\\([a-z]+)\{\}|\\([%&$#_])|[\\{}%&$#_~^]/g, (whole, command?: string, plain?: string) => {
    const character = plain ?? CHARACTERS[command ?? ''];
    if (character === undefined) throw new Error(`LaTeX would take ${whole} for a command`);
    return character;
  });
}
