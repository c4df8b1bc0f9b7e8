/** A title as it is shown. Refuses to pass an article's first words off as the title that nobody stated. */

/** In brackets, as an untitled work is cited by its first words. Absent `titleStated`: kept from before it was known. */
export function shownTitle({
  title,
  titleStated,
}: {
  readonly title: string;
  readonly titleStated?: boolean | undefined;
}): string {
  return titleStated === false && title.trim() !== '' ? `[${title}]` : title;
}
