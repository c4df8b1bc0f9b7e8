/** What a corpus keeps of an article beside the article itself. */
export interface ArticleHistory {
  readonly withdrawn: boolean;
  /** Texts that it had before, newest first. */
  readonly texts: readonly string[];
}
