/** Names the method with all that decides where a point comes to stand: a map of another is drawn again. */
export const METHOD = 'pca-100-localmap-10';
export const SEED = 1;
