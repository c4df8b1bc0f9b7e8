import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusOf } from '../../../src/answering/lookup/citation-status.js';
import type { StoredCitation } from '../../../src/answering/lookup/lookup.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import { sha256 } from '../../../src/text/sha256.js';
import { article } from '../../library/corpora.js';

const NEVER = { withdrawn: false, texts: [] };

/** Sentences of words that no other of them has. */
const sentences = fc
  .uniqueArray(fc.integer({ min: 0, max: 9_999 }), { minLength: 2, maxLength: 6 })
  .map((numbers) => numbers.map((n) => `Gendarme${n} voiture${n} mairie${n} ouverte${n} demain${n}.`));

const placed = (text: string, cited: string): StoredCitation => {
  const start = text.indexOf(cited);
  return { articleId: 'a', start, end: start + cited.length, sha256: sha256(cited) };
};

describe('a cited sentence', () => {
  test('is unchanged whatever is written behind it, and moved by the length of what is written before it', () => {
    fc.assert(
      fc.property(sentences, fc.nat(), fc.boolean(), (all, pick, paragraph) => {
        const [added, ...kept] = all as [string, ...string[]];
        const cited = kept[pick % kept.length]!;
        const text = kept.join(' ');
        const place = placed(text, cited);
        const space = paragraph ? '\n\n' : ' ';
        expect(statusOf(place, article('a', text + space + added), NEVER)).toMatchObject({
          ...{ kind: 'unchanged', quotation: { text: cited, start: place.start } },
        });
        const before = added + space;
        expect(statusOf(place, article('a', before + text), NEVER)).toMatchObject({
          ...{ kind: 'moved', quotation: { text: cited, start: place.start + before.length } },
        });
      }),
    );
  });

  test('is gone when it is struck out, altered when a word of it is another, moved back by what is struck out before', () => {
    fc.assert(
      fc.property(sentences, fc.nat(), (all, pick) => {
        const at = pick % all.length;
        const cited = all[at]!;
        const text = all.join(' ');
        const former = { withdrawn: false, texts: [text] };
        const place = placed(text, cited);
        const without = all.filter((_, index) => index !== at).join(' ');
        expect(statusOf(place, article('a', without), former)).toEqual({ kind: 'gone' });
        const other = cited.replace(/ouverte\d+/, 'close');
        const corrected = article('a', text.replace(cited, other));
        expect(statusOf(place, corrected, former)).toMatchObject({ kind: 'altered', quotation: { text: other } });
        const rest = all.slice(at).join(' ');
        const kind = at === 0 ? 'unchanged' : 'moved';
        expect(statusOf(place, article('a', rest), former)).toMatchObject({ kind, quotation: { start: 0 } });
      }),
    );
  });

  test('gives nothing but what stands in the article and may be quoted', () => {
    fc.assert(
      fc.property(sentences, sentences, fc.nat(), (before, after, pick) => {
        const text = before.join(' ');
        const present = article('a', after.join(' '), { masks: [{ start: 0, end: after[0]!.length }] });
        const fate = statusOf(placed(text, before[pick % before.length]!), present, {
          ...{ withdrawn: false, texts: [text] },
        });
        if (!('quotation' in fate)) return;
        const { start, end } = fate.quotation;
        expect(present.text.slice(start, end)).toBe(fate.quotation.text);
        expect(quotableSentences(present).map((one) => one.start)).toContain(start);
      }),
    );
  });

  const said = 'La mairie a ouvert mardi.';
  const cited = placed(said, said);

  test('is not taken for itself inside a longer sentence, which may deny it', () => {
    const denied = 'Contrairement à ce que nous écrivions, La mairie a ouvert mardi.';
    const fate = statusOf(cited, article('a', denied), { withdrawn: false, texts: [said] });
    expect(fate).toMatchObject({ kind: 'altered', quotation: { text: denied } });
  });

  test('that stands at several places has moved to the nearest', () => {
    const text = `Avant. ${said} Puis autre chose de tout différent. ${said}`;
    expect(statusOf(cited, article('a', text), NEVER)).toMatchObject({ kind: 'moved', quotation: { start: 7 } });
  });

  test('that stood further on has moved to the later of two, and to none that only begins so', () => {
    const text = `${said} Puis autre chose de tout différent, dit-on. ${said}`;
    const start = text.lastIndexOf(said);
    const further = { ...cited, start: start - 3, end: start - 3 + said.length };
    expect(statusOf(further, article('a', text), NEVER)).toMatchObject({ kind: 'moved', quotation: { start } });
    const longer = `Avant. ${said.slice(0, -1)}.fr en grand.`;
    expect(statusOf(cited, article('a', longer), NEVER)).toEqual({ kind: 'gone' });
  });

  test('is not shown where a mask covers it now', () => {
    const masked = article('a', said, { masks: [{ start: 0, end: said.length }] });
    expect(statusOf(cited, masked, NEVER)).toEqual({ kind: 'gone' });
  });

  test('of an article that is no more is gone, or withdrawn where the article was', () => {
    expect(statusOf(cited, null, NEVER)).toEqual({ kind: 'gone' });
    expect(statusOf(cited, null, { withdrawn: true, texts: [] })).toEqual({ kind: 'withdrawn' });
  });
});
