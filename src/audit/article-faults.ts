/**
 * What of an article is not as it was put into the library, or breaks what quoting rests on. All of it is worked out
 * again from the article's text; nothing is mended.
 */
import { type Article, articleLanguage } from '../articles/article.js';
import { CUTTING_VERSION } from '../articles/cutting.js';
import { passageText } from '../articles/passages.js';
import { quotableSentences } from '../articles/quotable.js';
import type { AuditedArticle, AuditedPassage } from '../library/sqlite/audited.js';
import { fromBlob, isSound, toBlob } from '../library/sqlite/embeddings.js';
import { articleHash, textHash } from '../library/sqlite/hashes.js';
import { fromSignatureBlob } from '../library/sqlite/near-duplicate-writer.js';
import { overlaps, type Range } from '../text/range.js';
import { bandsOf, signatureOf } from '../text/signature.js';
import { terms } from '../text/terms.js';

/** What holds for the articles of one corpus. */
export interface Expected {
  readonly corpus: number;
  readonly dimensions: number;
  /** Whether its terms and signature are worked out again, which takes as long as all else. */
  readonly words: boolean;
}

type Whole = AuditedPassage & { readonly sentences: readonly Range[]; readonly embedding: Buffer };

/** Each fault as the end of a sentence that begins with the article; empty when it is sound. */
export function articleFaults(one: AuditedArticle, expected: Expected): string[] {
  const { article } = one;
  if (article === null) return ['has masks that are no ranges'];
  if (!textHash(article.text).equals(one.textHash)) return ['has another text than the one that was ingested'];
  const faults: string[] = [];
  const check = (holds: boolean, fault: string): void => void (holds || faults.push(fault));
  check(areApart(article.masks, article.text.length), 'has masks that overlap or lie outside its text');
  const passages = one.passages.flatMap((passage) => passageFaults(passage, article, expected, check) ?? []);
  check(
    one.passages.every(({ ordinal, id }, at) => ordinal === at && id === one.passages[0]!.id + at),
    'has passages that are out of order',
  );
  // Sums over all passages say nothing more once one of them is broken.
  if (passages.length < one.passages.length) return faults;
  // Another version of the code that cuts articles found other sentences.
  if (one.cutting === CUTTING_VERSION) checkSentences(article, passages, check);
  const texts = passages.map((passage) => passageText(article.text, passage));
  if (expected.words) {
    checkTerms(one, article, passages, check);
    const signature = toBlob(signatureOf(texts.join('\n')));
    check(one.signature.equals(signature), 'has another signature than its text');
  }
  const bands = [...new Set(bandsOf(fromSignatureBlob(one.signature)))].sort((a, b) => a - b);
  check(bands.join() === one.bands.join(), 'is found by other texts than those that are like it');
  check(one.group === null || one.group <= one.key, 'is in a group of near copies that began after it');
  const prepared = passages.map((passage, at) => ({
    passage,
    text: texts[at]!,
    tokens: null,
    embedding: fromBlob(passage.embedding),
  }));
  check(articleHash(article, one.cutting, prepared) === one.contentHash, 'is not what its hash was made of');
  return faults;
}

type Check = (holds: boolean, fault: string) => void;

/** Whether ranges are sorted, disjoint, not empty, and inside a text. */
function areApart(ranges: readonly Range[], length: number): boolean {
  let last = 0;
  for (const { start, end } of ranges) {
    if (start < last || end <= start) return false;
    last = end;
  }
  return last <= length;
}

function passageFaults(
  passage: AuditedPassage,
  article: Article,
  { corpus, dimensions }: Expected,
  check: Check,
): Whole | null {
  const { sentences, embedding, start, end } = passage;
  const [first, last] = [sentences?.[0], sentences?.at(-1)];
  if (sentences === null || first?.start !== start || last?.end !== end || !areApart(sentences, article.text.length)) {
    check(false, `has a passage (${passage.id}) whose sentences are not ranges of its text`);
    return null;
  }
  const isMasked = sentences.some((one) => article.masks.some((mask) => overlaps(one, mask)));
  check(!isMasked, `has a passage (${passage.id}) with a sentence that a mask covers`);
  check(passage.corpus === corpus, `has a passage (${passage.id}) of another corpus`);
  if (embedding?.byteLength !== dimensions * Float32Array.BYTES_PER_ELEMENT || !isSound(fromBlob(embedding))) {
    check(false, `has a passage (${passage.id}) whose embedding is not ${dimensions} numbers`);
    return null;
  }
  return { ...passage, sentences, embedding };
}

/** The passages hold all sentences that may be quoted, and no others. */
function checkSentences(article: Article, passages: readonly Whole[], check: Check): void {
  const paragraphs = new Map(
    quotableSentences(article).map(({ start, end, paragraph }) => [`${start} ${end}`, paragraph]),
  );
  const held = new Set(passages.flatMap(({ sentences }) => sentences.map(({ start, end }) => `${start} ${end}`)));
  check(
    [...held].every((at) => paragraphs.has(at)),
    'has passages of what is not a whole sentence that may be quoted',
  );
  check(
    [...paragraphs.keys()].every((at) => held.has(at)),
    'has sentences that are in no passage',
  );
  check(
    passages.every(
      ({ sentences: [first], paragraph }) => paragraphs.get(`${first!.start} ${first!.end}`) === paragraph,
    ),
    'has a passage that names another paragraph than its own',
  );
}

function checkTerms(one: AuditedArticle, article: Article, passages: readonly Whole[], check: Check): void {
  const language = articleLanguage(article);
  const title = terms(article.title, language);
  const bodies = passages.map((passage) => terms(passageText(article.text, passage), language));
  check(
    title.join(' ') === one.titleTerms && bodies.every((body, at) => body.join(' ') === passages[at]!.terms),
    'is found by other words than its own',
  );
  const tokens = bodies.reduce((sum, body) => sum + body.length + title.length, 0);
  check(tokens === one.tokens, `has ${tokens} terms, and is counted with ${one.tokens}`);
}
