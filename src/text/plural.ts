/** A count with its English noun: `1 article`, `2 articles`. Knows no noun whose plural is not an added s. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
