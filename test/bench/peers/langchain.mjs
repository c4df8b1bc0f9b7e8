import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/huggingface_transformers';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { readMaterial } from './material.mjs';
import { seconds, tell } from './measure.mjs';

/*
 * LangChain.js' HNSWLib vector store as its guide has it: fromDocuments, similaritySearch, save.
 * `langchain.mjs FOLDER` gives it embeddings that were made before: ten nearest, the store alone is timed.
 * `langchain.mjs FOLDER MODEL READER` has it embed passages and questions itself, by LangChain.js' own class for local
 * models, and puts the twenty nearest (the number of LangChain's guide to cross-encoders) in the order of the reader's
 * network, used as any cross-encoder is: all pairs in one padded batch.
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

/** A model as transformers.js wants it: its files, and a tokenizer that says how texts of a batch are padded. */
function paddedModel(from, to) {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name !== 'tokenizer_config.json') symlinkSync(join(from, name), join(to, name));
  }
  const config = JSON.parse(readFileSync(join(from, 'tokenizer_config.json'), 'utf8'));
  const complete = { ...config, pad_token: '<pad>', unk_token: '<unk>' };
  writeFileSync(join(to, 'tokenizer_config.json'), JSON.stringify(complete));
  return to;
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

const NEAREST = 10;
const RERANKED = 20;

/** @returns a function from a question and documents to those documents, best first */
async function crossEncoder(reader) {
  const tokenizer = await AutoTokenizer.from_pretrained(basename(reader));
  const network = await AutoModel.from_pretrained(basename(reader), { dtype: 'q8' });
  return async (question, documents) => {
    const inputs = tokenizer(
      documents.map(() => question),
      { text_pair: documents.map(({ pageContent }) => pageContent), padding: true, truncation: true },
    );
    const { logits } = await network(inputs);
    const [, tokens] = logits.dims;
    const score = (row) => {
      const at = (token, edge) => logits.data[(row * tokens + token) * 2 + edge];
      const best = (edge) => Math.max(...Array.from({ length: tokens - 1 }, (_, token) => at(token + 1, edge)));
      return best(0) + best(1) - at(0, 0) - at(0, 1);
    };
    return documents
      .map((document, row) => ({ document, score: score(row) }))
      .sort((a, b) => b.score - a.score)
      .map(({ document }) => document);
  };
}

const [folder, model, reader] = process.argv.slice(2);
const material = await readMaterial(folder, { embeddings: model === undefined });
const { passages, warmUp, timed } = material;
const embeddings =
  model === undefined ? new ReadyEmbeddings(material) : localEmbeddings(paddedModel(model, join(folder, 'embedder')));
const rerank = reader === undefined ? null : await crossEncoder(paddedModel(reader, join(folder, 'reader')));

let store;
const ingestSeconds = await seconds(async () => {
  const documents = passages.map(({ id, title, text }) => new Document({ pageContent: text, metadata: { id, title } }));
  store = await HNSWLib.fromDocuments(documents, embeddings);
});

await tell({
  ingestSeconds,
  search: async (question) => {
    const found = await store.similaritySearch(question, rerank === null ? NEAREST : RERANKED);
    const ordered = rerank === null ? found : await rerank(question, found);
    return ordered.slice(0, NEAREST).map(({ metadata }) => metadata.id);
  },
  warmUp,
  timed,
  save: async () => {
    const saved = join(folder, 'langchain');
    await store.save(saved);
    return readdirSync(saved).map((name) => join(saved, name));
  },
});
