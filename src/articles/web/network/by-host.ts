/** Hosts that are asked side by side. */
const HOSTS_TOGETHER = 8;

/**
 * Does work for items of many hosts: hosts side by side, the items of one host one after another.
 * @param work `leave`: the other items of this host are left out
 */
export async function byHost<Item>(
  items: readonly Item[],
  hostOf: (item: Item) => string,
  work: (item: Item) => Promise<'go on' | 'leave'>,
): Promise<void> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const host = hostOf(item);
    const group = groups.get(host);
    if (group === undefined) groups.set(host, [item]);
    else group.push(item);
  }
  const waiting = groups.values();
  const takeGroups = async (): Promise<void> => {
    for (const group of waiting) {
      for (const item of group) if ((await work(item)) === 'leave') break;
    }
  };
  await Promise.all(Array.from({ length: HOSTS_TOGETHER }, takeGroups));
}
