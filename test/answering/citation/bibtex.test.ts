import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../src/answering/citation/bibtex.js';
import { citationKey } from '../../../src/answering/citation/key.js';
import type { Quoted } from '../../../src/answering/citation/quoted.js';
import { known, oneLine } from '../../../src/answering/citation/quoted.js';
import { shownTitle } from '../../../src/answering/citation/title.js';
import { readBibtex, typeset } from './bibtex-reader.js';
import { anyQuoted, aQuoted } from './quoted.js';

const SENTENCE = 'Le retrait des 2 030 soldats a commencé.';

describe('BibTeX', () => {
  it('gives what is known of an article, its accents as they are, and where the quotation stands', () => {
    const quoted = aQuoted(SENTENCE);
    expect(bibtex([quoted])).toBe(
      [
        `@article{${citationKey(quoted)},`,
        '  author = {{Aliya Nourpeïssova}},',
        '  title = {{Le retrait du contingent a commencé}},',
        '  journal = {Le Courrier des steppes},',
        '  year = {2022},',
        '  date = {2022-01-13},',
        '  url = {https://example.org/retrait},',
        '  langid = {french},',
        `  annote = {${SENTENCE} [characters 40 to 80 of the article, sha256 ${quoted.sha256}]},`,
        '}',
      ].join('\n'),
    );
  });

  it('leaves out what is not known, and calls an article without an outlet an online one', () => {
    const bare = aQuoted(SENTENCE, { outlet: null, author: null, date: null, url: null, language: null });
    const [entry] = readBibtex(bibtex([bare]));
    expect([entry?.type, ...(entry?.fields.keys() ?? [])]).toEqual(['online', 'title', 'annote']);
  });

  it('cites no address but http and https', () => {
    const [entry] = readBibtex(bibtex([aQuoted(SENTENCE, { url: 'javascript:alert(1)' })]));
    expect(entry?.fields.has('url')).toBe(false);
  });

  it('cannot be given a field or an entry by an article', () => {
    const title = 'x}, note = {mine}\n}\n@book{other, title = {Other}';
    const entries = readBibtex(bibtex([aQuoted(SENTENCE, { title, url: 'https://example.org/?a=}},b={{' })]));
    expect(entries).toHaveLength(1);
    expect(entries[0]?.fields.has('note')).toBe(false);
    expect(typeset(entries[0]?.fields.get('title')?.slice(1, -1) ?? '')).toBe(title.replaceAll('\n', ' '));
  });

  it('is an entry a citation, whose fields are typeset as the article has them, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(anyQuoted, { maxLength: 4 }), (citations) => {
        const entries = new Map(readBibtex(bibtex(citations)).map((entry) => [entry.key, entry]));
        const byKey = new Map<string, Quoted>(citations.map((one) => [citationKey(one), one]));
        expect([...entries.keys()]).toEqual([...byKey.keys()]);
        for (const [key, { article, text, sha256 }] of byKey) {
          const fields = entries.get(key)!.fields;
          const field = (name: string): string | null => {
            const value = fields.get(name);
            return value === undefined ? null : typeset(value.replace(/^\{(.*)\}$/s, '$1'));
          };
          expect(field('title')).toBe(known(shownTitle(article)));
          expect(field('author')).toBe(known(article.author));
          expect(field('journal')).toBe(known(article.outlet));
          expect(field('date')).toBe(article.date);
          expect(field('annote')?.startsWith(oneLine(text))).toBe(true);
          expect(field('annote')).toContain(sha256);
          expect(fields.get('url') ?? 'https://').toMatch(/^https?:\/\/[!-z~]*$/);
        }
      }),
    );
  });
});
