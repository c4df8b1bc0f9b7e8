import { buildSegment, type SegmentOrder } from '../library/build-segment.js';

// One segment of the vector index, in a process that may be lost; started by `segment-builder.ts`, which says what and
// hears of progress and result. It ends with whoever started it.
const isOrder = (message: unknown): message is SegmentOrder => typeof message === 'object' && message !== null;

const told = (message: unknown): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

process.once('disconnect', () => process.exit());
// A terminal sends Ctrl-C to all processes of a command: the one that started this one says when to stop.
process.on('SIGINT', () => undefined);
process.once('message', async (order: unknown) => {
  if (!isOrder(order)) return;
  try {
    const built = await buildSegment(order, (added) => void process.send?.({ added }));
    await told({ built });
  } catch (error) {
    await told({ failed: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
});
