import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { articleLanguage } from '../../src/articles/article.js';
import { listArticleFiles, readArticle } from '../../src/articles/article-files.js';
import { CUTTING_VERSION } from '../../src/articles/cutting.js';
import { toArticle } from '../../src/articles/extract.js';
import { isArchive, readArchive } from '../../src/articles/formats/archives/archive.js';
import { cutPassages, passageText } from '../../src/articles/passages.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { signatureOf } from '../../src/text/signature.js';
import { terms } from '../../src/text/terms.js';
import { column, writePdf } from '../fixtures/pdf-writer.js';

/** What each version gives of the texts below. A line here is never changed: what comes out differently is a new version. */
const FINGERPRINTS: Readonly<Record<number, string>> = {
  1: '46f6ebac2468dbe1ea07d72ebea20f6ae06a02832b204df64183489304d26b22',
  2: 'f30879943275296ca31e3289758543f79b9100348a46a05e399d391c2b523daa',
  3: 'ef6840462dd44459c70844a66c0e51dce4c349b9c514465b59780d2618bca0f1',
};
const TEXTS = '75caa9607e601fb8de587ce7d2a7541364aa660f146295c6617d88dc90b0aa50';

const CUT_OTHERWISE = `The files cut here come out otherwise than version ${CUTTING_VERSION} of the cutting gave them. Raise CUTTING_VERSION in src/articles/cutting.ts, so that libraries are cut again, and add the new version's fingerprint to FINGERPRINTS in this test.`;
const OTHER_TEXTS =
  'The files that are cut here (seeds/, test/articles/cut/, AT_THE_LIMITS) are not what they were. In a change that leaves the cutting alone, write the new TEXTS and replace the fingerprint of the present version.';

const FOLDERS = [`${PROJECT_ROOT}seeds`, fileURLToPath(new URL('cut', import.meta.url))];

/** A sentence of so many words, which are tokens here. */
const sentence = (words: number, first = 'Mot'): string => `${first} ${'mot '.repeat(words - 2)}fin.`;
const paragraph = (...lengths: readonly number[]): string => lengths.map((one) => sentence(one)).join(' ');
/** A line of so many characters, without an ending mark. */
const line = (length: number, word = 'titre'): string =>
  `T${` ${word}`.repeat(length)}`
    .slice(0, length - 1)
    .trimEnd()
    .padEnd(length, 'x');
/** A line of so many characters that opens and ends so. */
const from = (opening: string, length: number, end = 'x'): string =>
  `${opening}${' mot'.repeat(length)}`.slice(0, length - 2).padEnd(length - 1, 'x') + end;
const PROSE = 'Le ministre a parlé jeudi devant la presse, sans donner de chiffre.';

/** Texts that stand on both sides of each limit, by their names. */
const AT_THE_LIMITS: Readonly<Record<string, string>> = {
  'paragraphs of 160 tokens together': [paragraph(40, 40), paragraph(40, 40), paragraph(9)].join('\n\n'),
  'paragraphs of 161 tokens together': [paragraph(40, 40), paragraph(40, 41), paragraph(9)].join('\n\n'),
  'a paragraph of 256 tokens': paragraph(100, 100, 56),
  'a paragraph of 257 tokens': paragraph(100, 100, 57),
  'a long paragraph of short sentences': paragraph(...Array.from({ length: 60 }, (_, at) => 5 + (at % 7))),
  'a paragraph of 320 tokens, cut in two': paragraph(...Array.from({ length: 32 }, () => 10)),
  'a paragraph of 321 tokens, cut in three': paragraph(...Array.from({ length: 31 }, () => 10), 11),
  'a sentence longer than a passage': paragraph(20, 400, 20),
  'many short paragraphs': Array.from({ length: 40 }, (_, at) => paragraph(12 + (at % 5))).join('\n\n'),
  'a heading of 140 characters': [paragraph(150), line(140), paragraph(150)].join('\n\n'),
  'a line of 141 characters': [paragraph(150), line(141), paragraph(150)].join('\n\n'),
  'a listed title of 200 characters': [PROSE, 'A lire aussi', line(200), PROSE.replace('jeudi', 'hier')].join('\n\n'),
  'a line of 201 characters below a list’s heading': [
    PROSE,
    'A lire aussi',
    line(201),
    PROSE.replace('jeudi', 'hier'),
  ].join('\n\n'),
  'a line of 11 characters twice': ['Il pleut ce', 'Il pleut ce', PROSE].join('\n\n'),
  'a line of 12 characters twice': ['Il pleut ici', 'Il pleut ici', PROSE].join('\n\n'),
  'a line of 400 characters twice': [line(400), line(400), PROSE].join('\n\n'),
  'a line of 401 characters twice': [line(401), line(401), PROSE].join('\n\n'),
  'a line of 12 characters that ends in a semicolon': [paragraph(150), 'Il pleut là;', paragraph(150)].join('\n\n'),
  ...Object.fromEntries(
    [24, 25, 132, 133].map((width) => [
      `lines wrapped at ${width} characters`,
      `${line(width)}\nMartin ${line(width - 7, 'dit')}\net voilà.`,
    ]),
  ),
  'three of four wrapped lines full': [
    from('Un', 100),
    from('Martin', 100),
    from('et', 60),
    from('Paul', 100),
    'Fin.',
  ].join('\n'),
  'two of three wrapped lines full': [from('Un', 100), from('Martin', 100), from('et', 60), 'Paul part.'].join('\n'),
  'half of the full lines ending a sentence': [from('Un', 100, '.'), from('Martin', 100), 'et part.'].join('\n'),
  'a third of the full lines ending a sentence': [
    from('Un', 100, '.'),
    from('Martin', 100),
    from('Paul', 100),
    'et part.',
  ].join('\n'),
  'a line nine tenths full': [from('Un', 85), from('Jean', 100), 'et part.'].join('\n'),
  'a line more than nine tenths full': [from('Un', 86), from('Jean', 100), 'et part.'].join('\n'),
  'stops that end nothing':
    'Il hésita… 3 fois. Il compta (… 4 fois). Il recompta (… «\u00a04 fois\u00a0»). Il lit Yahoo!/Google depuis peu. Il naquit en 390 av. J-C. Il mourut.',
  'a tweet that cuts a sentence':
    'Avant. Le feu est éteint pic.twitter.com/abc — Rennes 24 (@Rennes24) 11 octobre 2016 depuis lundi. Après.',
  'a link of 399 characters behind a sentence': `Tout est là. https://exemple.fr/${'a'.repeat(380)}`,
  'a link of 400 characters behind a sentence': `Tout est là. https://exemple.fr/${'a'.repeat(381)}`,
  'comments below a line of 39 characters': ['A', 'Commentaires', `${line(38)}.`, 'Nia', 'Bien vu.'].join('\n\n'),
  'comments below a line of 40 characters': ['A', 'Commentaires', `${line(39)}.`, 'Nia', 'Bien vu.'].join('\n\n'),
  'a form of 160 characters': [PROSE, 'Commentaires', `Laisser un commentaire ${line(137)}`, 'Oui.'].join('\n\n'),
  'a form of 161 characters': [PROSE, 'Commentaires', `Laisser un commentaire ${line(138)}`, 'Oui.'].join('\n\n'),
  'comments in the last half': [PROSE, 'Commentaires', 'Oui.', 'Laisser un commentaire', PROSE].join('\n\n'),
  'comments in the first half': ['Un.', 'Commentaires', 'Oui.', 'Laisser un commentaire', PROSE, paragraph(40)].join(
    '\n\n',
  ),
};

/** Two pages under one running head, with a word that is hyphenated at a line's end. */
const pdf = (): Buffer => {
  const pages = [
    [
      'Les écluses de Vauvigny ont été vidées mardi pour la première fois depuis',
      'la guerre, et les bateliers atten-',
      'dront jusqu’au mois de mai.',
    ],
    ['Le canal mesure neuf kilomètres, et sept écluses le coupent entre la ville', 'haute et la rivière.'],
  ];
  return writePdf({
    pages: pages.map((lines, at) => [
      { text: 'La Gazette du canal', x: 72, y: 780 },
      ...column(72, 700, lines),
      { text: `${at + 1}`, x: 300, y: 30 },
    ]),
    info: { Title: 'Les écluses' },
  });
};

const sha256 = (parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

async function fromFolders(): Promise<{ articles: Article[]; bytes: Buffer[] }> {
  const articles: Article[] = [];
  const bytes: Buffer[] = [];
  for (const folder of FOLDERS) {
    const { files } = await listArticleFiles(folder);
    for (const file of files) {
      bytes.push(readFileSync(file.path));
      if (isArchive(file.path)) {
        for await (const record of readArchive(file.path)) {
          if (record.kind === 'problem') throw new Error(record.problem.reason);
          const { article } = await record.read(`${file.id}/${record.localId}`);
          articles.push(article!);
        }
      } else articles.push((await readArticle(file)).article!);
    }
  }
  return { articles, bytes };
}

async function fromHere(): Promise<Article[]> {
  const files = Object.entries(AT_THE_LIMITS).map(([name, text]) => ({ id: `${name}.txt`, bytes: Buffer.from(text) }));
  const all = [...files, { id: 'paper.pdf', bytes: pdf() }];
  return Promise.all(all.map(async ({ id, bytes }) => (await toArticle({ id, path: `/${id}` }, bytes)).article));
}

/** All that an ingest keeps of an article, but for what hangs on the place of its file and on the model. */
function kept({ path: _, fileHash: __, ...article }: Article): string {
  const language = articleLanguage(article);
  const cuts = [512, 40].map((maxTokens) => {
    const countTokens = (text: string): number => text.split(/\s+/).filter(Boolean).length;
    const passages = cutPassages(article, { countTokens, maxTokens });
    const texts = passages.map((one) => passageText(article.text, one));
    return {
      passages,
      texts,
      terms: texts.map((text) => terms(text, language)),
      signature: [...signatureOf(texts.join('\n'))],
    };
  });
  return JSON.stringify({ article, language, title: terms(article.title, language), cuts });
}

describe('the version of the cutting', () => {
  it('is raised whenever texts, masks, sentences, passages, terms or signatures come out differently', async () => {
    const { articles, bytes } = await fromFolders();
    const own = await fromHere();
    expect(sha256([...bytes, ...Object.entries(AT_THE_LIMITS).flat(), pdf()]), OTHER_TEXTS).toBe(TEXTS);
    expect(sha256([...articles, ...own].map(kept)), CUT_OTHERWISE).toBe(FINGERPRINTS[CUTTING_VERSION]);
  });
});
