// Reads one JSON answer on stdin and checks what must hold of any: shape, and the law on the files' own characters.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const answer = JSON.parse(await text(process.stdin));
assert.ok(['answered', 'abstained'].includes(answer.status), 'status');
assert.equal(typeof answer.generation, 'string');
assert.equal(typeof answer.confidence, 'number');
assert.equal(answer.degraded, null);
assert.equal(answer.excerpts.length > 0, answer.status === 'answered', 'excerpts and status agree');
assert.equal(typeof answer.reason, answer.status === 'abstained' ? 'string' : 'undefined');
for (const { article, start, end, text: quoted } of answer.excerpts) {
  if (article.path.endsWith('.txt')) {
    assert.equal(readFileSync(article.path, 'utf8').slice(start, end), quoted, 'the law');
  }
}
process.stdout.write(`${answer.status.padEnd(9)} ${answer.confidence.toFixed(2)}  ${answer.question}\n`);
for (const { text: quoted, article } of answer.excerpts.slice(0, 1))
  process.stdout.write(`          ${article.id}: ${quoted}\n`);
