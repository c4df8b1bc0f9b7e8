import fc from 'fast-check';

/**
 * Texts of up to `longest` characters that mean something to Discord. As fast-check keeps strings short of itself, they
 * are short ones, repeated.
 */
export const nastyText = (longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.string({ unit: fc.constantFrom(...'aé _*`[]<>@:#~.1\n'), minLength: 1, maxLength: 10 }), fc.nat(longest))
    .map(([text, length]) => text.repeat(Math.ceil((length + 1) / text.length)).slice(0, length + 1));
