import { readFileSync } from 'node:fs';
import type { Finding, Order } from './examination.js';
import { LibraryExaminer } from './library-examiner.js';
import { examineRecords } from './records-examiner.js';

// Examines libraries for `examiner.ts`, in a process that may be lost: TRUTH (a JSON file of ids and their texts).
const truth = new Map<string, Set<string>>(
  Object.entries(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Record<string, string[]>).map(
    ([id, texts]) => [id, new Set(texts)],
  ),
);
const examiner = new LibraryExaminer(truth);

async function obey(order: Order): Promise<Finding> {
  return order.act === 'records' ? examineRecords(order) : examiner.examine(order);
}

process.on('message', async (order: Order) => void process.send?.(await obey(order)));
