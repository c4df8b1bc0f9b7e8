import { expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, prepared, temporaryFolder } from './corpora.js';

it('a corpus has another mark when an article is replaced, removed or withdrawn, and the same when one is added', async () => {
  const folder = temporaryFolder();
  const embedder = fakeEmbedder();
  const library = openLibrary(folder, { model: embedder.model });
  const reader = openLibrary(folder, { readonly: true });
  onTestFinished(() => {
    reader.close();
    library.close();
  });
  await fill(library, [article('a', 'Le maire est venu.'), article('b', 'Il a plu.'), article('c', 'Il neige.')]);
  const writer = library.write('news', embedder.model);
  onTestFinished(() => writer.close());
  const marks: string[] = [];
  const look = (): void => void marks.push(reader.removalMarks().news!);
  look();
  writer.put([await prepared(article('d', 'Un de plus.'))]);
  look();
  expect(marks[1]).toBe(marks[0]);
  writer.put([await prepared(article('a', 'Le maire est reparti.'))]);
  look();
  writer.remove(['b']);
  look();
  writer.withdraw(['c']);
  look();
  expect(new Set(marks).size).toBe(4);
  expect(Object.keys(reader.removalMarks())).toEqual(['news']);
});
