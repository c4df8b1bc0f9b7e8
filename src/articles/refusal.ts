/** Why a file gives no article, in words that follow its path. Caught by the readers of files, never seen outside. */
export class Refusal extends Error {}
