import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The rows of a file of floats, each an array of numbers: what the stores of JavaScript take. */
function readEmbeddings(file, dimensions) {
  const bytes = readFileSync(file);
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Float32Array.BYTES_PER_ELEMENT);
  return Array.from({ length: floats.length / dimensions }, (_, row) =>
    Array.from(floats.subarray(row * dimensions, (row + 1) * dimensions)),
  );
}

/** What the bench has written: passages, questions, and the embeddings of both where they are asked for. */
export async function readMaterial(folder, { embeddings }) {
  const passages = [];
  for await (const line of createInterface({ input: createReadStream(join(folder, 'passages.jsonl')) })) {
    passages.push(JSON.parse(line));
  }
  const { warmUp, timed, dimensions } = JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8'));
  if (!embeddings) return { passages, warmUp, timed };
  return {
    passages,
    warmUp,
    timed,
    passageEmbeddings: readEmbeddings(join(folder, 'passages.f32'), dimensions),
    questionEmbeddings: readEmbeddings(join(folder, 'questions.f32'), dimensions),
  };
}
