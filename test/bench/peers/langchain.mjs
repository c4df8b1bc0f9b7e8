import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { env } from '@huggingface/transformers';
import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/huggingface_transformers';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { readMaterial } from './material.mjs';
import { seconds, tell } from './measure.mjs';

/*
 * LangChain.js' HNSWLib vector store as its guide has it: fromDocuments, similaritySearch(question, 10), save.
 * `langchain.mjs FOLDER` gives it embeddings that were made before: the store alone is timed.
 * `langchain.mjs FOLDER MODEL` has it embed passages and questions itself, by LangChain.js' own class for local models.
 */

class ReadyEmbeddings extends Embeddings {
  constructor({ warmUp, timed, passageEmbeddings, questionEmbeddings }) {
    super({});
    this.passages = passageEmbeddings;
    this.questions = new Map([...warmUp, ...timed].map((question, at) => [question, questionEmbeddings[at]]));
  }

  async embedDocuments(texts) {
    if (texts.length !== this.passages.length) throw new Error(`expected all ${this.passages.length} passages at once`);
    return this.passages;
  }

  async embedQuery(text) {
    return this.questions.get(text);
  }
}

/** Verbatim's model used as its own description says, out of its folder, with nothing fetched. */
function localEmbeddings(model) {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(model);
  const { pooling } = JSON.parse(readFileSync(join(model, 'verbatim.json'), 'utf8'));
  return new HuggingFaceTransformersEmbeddings({
    model: basename(model),
    pretrainedOptions: { dtype: 'q8' },
    pipelineOptions: { pooling, normalize: true },
  });
}

const [folder, model] = process.argv.slice(2);
const material = await readMaterial(folder, { embeddings: model === undefined });
const { passages, warmUp, timed } = material;
const embeddings = model === undefined ? new ReadyEmbeddings(material) : localEmbeddings(model);

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
