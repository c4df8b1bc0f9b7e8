/** A record of a container before it is known which of its fields is what. */
export type RawRecord =
  | {
      readonly kind: 'record';
      readonly fields: ReadonlyMap<string, unknown>;
      /** Its bytes, and whatever names its fields where that stands apart from it. */
      readonly hashed: readonly (Uint8Array | string)[];
      /** Line on which it begins, from 1. */
      readonly line: number;
      readonly share: number;
    }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string; readonly share: number };
