// Opens the reading room over a library as a newcomer does, asks, follows a citation to its sentence, and ends npm as a
// service manager does: the room must go with it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const [library] = process.argv.slice(2);
const PORT = '18117';
const QUESTION = "Qui commandait le contingent de l'OTSC ?";

const room = spawn('npm', ['run', '--silent', 'web', '--', '--library', library], {
  env: { ...process.env, WEB_PORT: PORT, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [line] = await once(createInterface(room.stdout), 'line', { signal: AbortSignal.timeout(60_000) });
  const address = new URL(/http:\S+/.exec(line)[0]);
  const page = async (path) => {
    const response = await fetch(new URL(path, address));
    assert.equal(response.status, 200, path);
    return response.text();
  };
  for (const path of ['/', '/sources', '/health', '/compare']) await page(path);
  const answer = await page(`/?q=${encodeURIComponent(QUESTION)}`);
  const citation = /href="(\/a\/[^"]*sha256=[^"]*)"/.exec(answer)?.[1].replaceAll('&amp;', '&');
  assert.ok(citation, 'the answer leads to its articles');
  const lit = /<mark id="cited"[^>]*>([^<]+)/.exec(await page(citation))?.[1];
  assert.ok(lit, 'the cited sentence is lit');
  process.stdout.write(`the reading room answers, and lights: ${lit}\n`);
} finally {
  room.kill('SIGTERM');
}
const [status] = await once(room, 'exit', { signal: AbortSignal.timeout(10_000) });
assert.equal(status, 0, 'npm ends as the room does');
await assert.rejects(fetch(`http://127.0.0.1:${PORT}/`), 'nobody keeps the port');
process.stdout.write('the reading room ends with npm, and leaves its port\n');
