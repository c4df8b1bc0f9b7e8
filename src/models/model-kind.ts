/** What a model is opened for. Errors name it, the setting that chooses it, and a hub id that fits. */
export interface ModelKind {
  /** E.g. `embedding model`. */
  readonly name: string;
  /** E.g. `EMBEDDING_MODEL`. */
  readonly setting: string;
  /** E.g. `Xenova/multilingual-e5-small`. */
  readonly example: string;
}
