/** Lists parted into groups. Refuses to change an order: groups and what is in them come as the list has them. */

/** Neighbours together: an item joins the group before it where `joins` says so. */
export function groupNeighbours<Item>(
  items: Iterable<Item>,
  joins: (next: Item, group: readonly Item[]) => boolean,
): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group !== undefined && joins(item, group)) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Items of one key together. */
export function groupByKey<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
