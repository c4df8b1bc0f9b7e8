/** Why an index, or a part of it, cannot be used, as the end of a sentence. Exact search answers instead. */
export class UnusableIndex extends Error {}
