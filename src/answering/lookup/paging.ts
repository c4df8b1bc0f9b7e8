/** A page of a list. Pages count from 1; one that is none of them is the nearest that is. */
export function pageOf<T>(
  all: readonly T[],
  asked: number,
  size: number,
): { readonly items: readonly T[]; readonly total: number; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(pages, Math.max(1, Math.trunc(asked) || 1));
  return { items: all.slice((page - 1) * size, page * size), total: all.length, page, pages };
}
