/**
 * Version of the code between a file and its passages' terms: extraction, masks, sentences, passages, terms,
 * signatures. Raise it when any of them comes out differently: every article is then read and cut again, though its
 * file has not changed. `test/articles/cutting.test.ts` holds what each version gives.
 */
export const CUTTING_VERSION = 3;
