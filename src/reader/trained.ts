import { ReaderNetwork } from './network.js';
import { WEIGHTS } from './weights.js';

/** The reader as it is shipped. */
export const READER = new ReaderNetwork(WEIGHTS);
