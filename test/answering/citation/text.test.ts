import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationText } from '../../../src/answering/citation/text.js';
import { describeCitation } from '../../../src/cli/terminal/render.js';
import { TERMINAL_WORDING } from '../../../src/cli/terminal/wording.js';
import { anyQuoted, aQuoted } from './quoted.js';

describe('a citation as text', () => {
  it('is the quotation and what the terminal says of its article', () => {
    const quoted = aQuoted('Le retrait a commencé.');
    expect(citationText(quoted, TERMINAL_WORDING.fr.paragraph)).toBe(
      `«\u00a0Le retrait a commencé.\u00a0» · ${describeCitation(quoted, TERMINAL_WORDING.fr)}`,
    );
  });

  it('has the quotation marks of the language that is quoted', () => {
    const quoted = aQuoted('The withdrawal has begun.', { language: 'en' });
    expect(citationText(quoted, TERMINAL_WORDING.en.paragraph)).toMatch(
      /^“The withdrawal has begun\.” · .* · paragraph\u00a03$/,
    );
  });

  it('has the first words of an article that states no title in brackets', () => {
    const untitled = aQuoted('Vingt.', {
      title: 'Le conseil a adopté le…',
      titleStated: false,
      outlet: null,
      author: null,
    });
    expect(citationText(untitled, 'paragraphe')).toContain('\u00a0» · [Le conseil a adopté le…] · 2022-01-13');
  });

  it('leaves out what is not known, and never tells the path', () => {
    const bare = aQuoted('Vingt.', { outlet: null, author: null, date: null, url: null });
    expect(citationText(bare, 'paragraphe')).toBe(
      '«\u00a0Vingt.\u00a0» · Le retrait du contingent a commencé · paragraphe\u00a03',
    );
  });

  it('is one line that shows every character it holds, for any article', () => {
    fc.assert(
      fc.property(anyQuoted, (quoted) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202e]/u.test(citationText(quoted, 'paragraph'))),
    );
  });
});
