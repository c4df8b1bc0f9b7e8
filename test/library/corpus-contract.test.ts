/** The implementations of a corpus, each set up for the one contract (`corpus-contract.ts`). */
import type { Article } from '../../src/articles/article.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, manyArticles, prepared, temporaryFolder } from './corpora.js';
import { type CorpusUnderTest, corpusContract } from './corpus-contract.js';

const { model } = fakeEmbedder();

async function changed(library: Library, corpus: string, articles: readonly Article[]): Promise<void> {
  const writer = library.write(corpus, model);
  writer.put(await Promise.all(articles.map((one) => prepared(one))));
  await writer.refreshIndex(() => undefined, new AbortController().signal);
  writer.close();
}

async function removed(library: Library, corpus: string, ids: readonly string[], forGood: boolean): Promise<void> {
  const writer = library.write(corpus, model);
  if (forGood) writer.withdraw(ids);
  else writer.remove(ids);
  await writer.refreshIndex(() => undefined, new AbortController().signal);
  writer.close();
}

async function oneCorpus(articles: readonly Article[]): Promise<CorpusUnderTest & { readonly library: Library }> {
  const library = openLibrary(temporaryFolder(), { model });
  await changed(library, 'news', articles);
  return {
    library,
    corpus: library.corpus('news'),
    idOf: (id) => id,
    put: (more) => changed(library, 'news', more),
    remove: (ids, forGood) => removed(library, 'news', ids, forGood),
  };
}

corpusContract('SQLite', oneCorpus);

corpusContract('filtered', async (articles) => {
  // What does not pass has no date.
  const others = manyArticles(60)
    .slice(40)
    .map((one) => article(`autre-${one.id}`, one.text.replaceAll('gaz', 'pétrole')));
  const whole = await oneCorpus([...articles, ...others]);
  return { ...whole, corpus: whole.corpus.filtered({ from: '1900-01-01' }) };
});

corpusContract('federated', async (articles) => {
  const library = openLibrary(temporaryFolder(), { model });
  const memberOf = ({ outlet }: Article): string => (outlet === 'Le Monde' ? 'monde' : 'presse');
  const members = new Map<string, string>();
  const put = async (some: readonly Article[]): Promise<void> => {
    for (const one of some) members.set(one.id, memberOf(one));
    for (const member of ['monde', 'presse']) {
      await changed(
        library,
        member,
        some.filter((one) => memberOf(one) === member),
      );
    }
  };
  await put(articles);
  return {
    corpus: library.corpus('monde,presse'),
    idOf: (id) => `${members.get(id)}:${id}`,
    put,
    remove: async (ids, forGood) => {
      for (const id of ids) await removed(library, members.get(id)!, [id], forGood);
    },
  };
});
