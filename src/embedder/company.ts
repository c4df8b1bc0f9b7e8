import type { Network } from './network.js';
import type { TokenReader } from './tokens.js';

/** Texts in a run of several: always so many, since the number decides how the runtime adds up. */
export const TOGETHER = 16;

/** Tokens of the longest texts that are tried: most words have one to three. */
const MOST_TOKENS = 4;

/** Words to try it with. */
const TRIED =
  'portez ce vieux whisky au juge blond qui fume sur son île intérieure à côté de l’alcôve ovoïde où les bûches se consument dans l’âtre the quick brown fox jumps over a lazy dog';

/**
 * The numbers of tokens of which `TOGETHER` texts in one run get the same floats, to the last bit, wherever in it they
 * stand and whatever stands beside them: what a text gets then never depends on what else was asked. It takes far
 * less time. Whether it is so lies with the network, the runtime and the processor, so it is tried.
 */
export async function sureTogether(network: Network, { encode }: TokenReader): Promise<ReadonlySet<number>> {
  const sure = new Set<number>();
  const ids = encode(TRIED);
  for (let tokens = 1; tokens <= MOST_TOKENS; tokens += 1) {
    const texts = Array.from({ length: TOGETHER }, (_, text) =>
      Array.from({ length: tokens }, (_, token) => ids[(text + token * TOGETHER) % ids.length]!),
    );
    if (await isSure(network, texts)) sure.add(tokens);
  }
  return sure;
}

async function isSure(network: Network, texts: readonly (readonly number[])[]): Promise<boolean> {
  const first = (await network.runTogether(texts)).map((floats) => floats.slice());
  for (let moved = 1; moved < texts.length; moved += 1) {
    const turned = [...texts.slice(moved), ...texts.slice(0, moved)];
    const among = await network.runTogether(turned);
    const alone = await network.runTogether(texts.map(() => texts[moved]!));
    for (const [at, floats] of among.entries()) {
      if (!areSame(floats, first[(at + moved) % texts.length]!)) return false;
      if (!areSame(alone[at]!, first[moved]!)) return false;
    }
  }
  return true;
}

const areSame = (a: Float32Array, b: Float32Array): boolean => a.every((float, at) => float === b[at]);
