/** The characters that a page draws, spaces included. Refuses to say where on the page they stand. */
import { type getDocumentProxy, getResolvedPDFJS } from 'unpdf';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** Times the usual gap of a run, and thousandths of its font's size, from which a gap parts words. */
const WORD_GAP = 1.5;
const NARROWEST_SPACE = 200;

/** One step of a run: a character, or a gap in thousandths of the font's size, negative where it widens. */
type Drawn = { readonly unicode?: string } | number | null;

/** Node 20 does not have it yet, and the parser calls it when it lists what a page draws. */
function provideTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const copy = new ArrayBuffer(length);
      new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return copy;
    },
  });
}

function textOf(run: readonly Drawn[]): string {
  const gaps = run.flatMap((one) => (typeof one === 'number' && one < 0 ? -one : [])).sort((a, b) => a - b);
  const wide = Math.max(NARROWEST_SPACE, WORD_GAP * (gaps[Math.floor((gaps.length - 1) / 2)] ?? 0));
  return run.map((one) => (typeof one === 'number' ? (-one > wide ? ' ' : '') : (one?.unicode ?? ''))).join('');
}

/** The characters of a page's runs, in the order in which they are drawn; none where the page cannot be listed. */
export async function drawnBy(page: Page): Promise<string> {
  provideTransfer();
  const [{ fnArray, argsArray }, { OPS }] = await Promise.all([page.getOperatorList(), getResolvedPDFJS()]);
  const isShown = (_: unknown, i: number): boolean => (fnArray as readonly number[])[i] === OPS.showText;
  return (argsArray as readonly (readonly [readonly Drawn[]])[])
    .filter(isShown)
    .map(([run]) => textOf(run))
    .join('');
}
