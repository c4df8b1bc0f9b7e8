import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { readMaterial } from './material.mjs';
import { seconds, tell } from './measure.mjs';

// LangChain.js' HNSWLib vector store as its guide has it: fromDocuments, similaritySearch(question, 10), save.

/** Gives embeddings that were made before: the store alone is timed. */
class ReadyEmbeddings extends Embeddings {
  constructor(passages, questions) {
    super({});
    this.passages = passages;
    this.questions = questions;
  }

  async embedDocuments(texts) {
    if (texts.length !== this.passages.length) throw new Error(`expected all ${this.passages.length} passages at once`);
    return this.passages;
  }

  async embedQuery(text) {
    return this.questions.get(text);
  }
}

const [folder] = process.argv.slice(2);
const { passages, warmUp, timed, passageEmbeddings, questionEmbeddings } = await readMaterial(folder, {
  embeddings: true,
});
const questions = new Map([...warmUp, ...timed].map((question, at) => [question, questionEmbeddings[at]]));
const embeddings = new ReadyEmbeddings(passageEmbeddings, questions);

let store;
const ingestSeconds = await seconds(async () => {
  const documents = passages.map(({ id, title, text }) => new Document({ pageContent: text, metadata: { id, title } }));
  store = await HNSWLib.fromDocuments(documents, embeddings);
});

await tell({
  ingestSeconds,
  search: async (question) => (await store.similaritySearch(question, 10)).map(({ metadata }) => metadata.id),
  warmUp,
  timed,
  save: async () => {
    const saved = join(folder, 'langchain');
    await store.save(saved);
    return readdirSync(saved).map((name) => join(saved, name));
  },
});
