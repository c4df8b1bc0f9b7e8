/** One open model for all who use it at once. Refuses to remember a failure: a model that did not open is tried anew. */

/**
 * Opens a model once for all who ask; it is freed when the last of them closes it. In worker threads, each worker loads
 * its own, and the main thread must have awaited `loadRuntime` first (which says why).
 */
export function createShared<Model extends { close(): Promise<void> }>(): (
  key: string,
  open: () => Promise<Model>,
) => Promise<Model> {
  const all = new Map<string, { readonly model: Promise<Model>; users: number }>();
  return async (key, open) => {
    const shared = all.get(key) ?? { model: open(), users: 0 };
    all.set(key, shared);
    shared.users++;
    let closed = false;
    const release = async (): Promise<void> => {
      if (closed) return;
      closed = true;
      shared.users--;
      if (shared.users === 0 && all.get(key) === shared) all.delete(key);
    };
    try {
      return { ...(await shared.model), close: release };
    } catch (error) {
      await release();
      throw error;
    }
  };
}
