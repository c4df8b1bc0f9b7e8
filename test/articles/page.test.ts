import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { toArticle } from '../../src/articles/extract.js';
import { quotableText } from '../../src/articles/passages.js';

const read = async (html: string | Uint8Array): Promise<Article> =>
  (await toArticle({ id: 'a', path: '/a.html' }, typeof html === 'string' ? Buffer.from(html) : html)).article;

const FACTS = [
  'Les soldats ont commencé jeudi à quitter la ville, une semaine après leur arrivée dans le pays.',
  'Le ministre de la Défense a parlé d’une mission accomplie, sans donner de chiffre sur les pertes.',
  'Dans les rues du centre, les habitants ont regardé passer les camions sans un mot ni un geste.',
];
const MENU = '<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>';
const SHARE =
  '<div class="s"><a href="#">Partager sur Facebook</a> <a href="#">Partager par e-mail</a><button>Réagir</button></div>';
const MORE =
  '<aside><h2>Sur le même thème</h2><p>Le gaz a encore augmenté de moitié, selon le gouvernement.</p></aside>';
const paragraphs = FACTS.map((fact) => `<p>${fact}</p>`).join('\n');

const page = ({ head = '', body = paragraphs, root = '<html lang="fr">' }) =>
  `<!doctype html>${root}<head><title>Les soldats partent | L’Est</title>${head}</head><body>${MENU}
   <main><article><h1>Les soldats partent</h1>${SHARE}${body}${SHARE}${MORE}</article></main>
   <footer><p>Tous droits réservés, L’Est, 12 rue de la Gare, une société anonyme au capital de 3 euros.</p></footer></body></html>`;
const json = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('a saved page', () => {
  test('gives its article’s paragraphs, and nothing of menus, share bars, pointers and feet', async () => {
    expect((await read(page({}))).text).toBe(FACTS.join('\n\n'));
  });

  test('has its paragraphs where two line breaks stand, its lines where one does', async () => {
    const body = `<p>${FACTS[0]}<br>${FACTS[1]}<br>\n <br/>${FACTS[2]}</p>`;
    expect((await read(page({ body }))).text).toBe(`${FACTS[0]}\n${FACTS[1]}\n\n${FACTS[2]}`);
  });

  test('is read in the body that it marks, whatever stands around it', async () => {
    const other = '<p>Un autre texte, assez long pour qu’on le prenne pour l’article, mais qui n’en est pas.</p>';
    const body = `${other}<div itemprop="articleBody">${paragraphs}</div>`;
    expect((await read(page({ body }))).text).toBe(FACTS.join('\n\n'));
  });

  test('keeps of what it shows only what JSON-LD states as the body, in its paragraphs', async () => {
    const body = `${paragraphs}<p>Cet encadré appelle, en une phrase longue, à lire un autre texte du même journal.</p>`;
    const head = json({ '@type': 'NewsArticle', articleBody: FACTS.join('') });
    expect((await read(page({ head, body }))).text).toBe(FACTS.join('\n\n'));
  });

  test('takes the body of JSON-LD where the page itself shows a teaser', async () => {
    const head = json({ '@graph': [{ '@type': ['Article', 'Thing'], articleBody: FACTS.join('\n') }] });
    expect((await read(page({ head, body: `<p>${FACTS[0]}</p>` }))).text).toBe(FACTS.join('\n\n'));
  });

  test('is not cut to the teaser that JSON-LD states', async () => {
    const head = json({ '@type': 'NewsArticle', articleBody: `${FACTS[0]?.slice(0, 60)}…` });
    expect((await read(page({ head }))).text).toBe(FACTS.join('\n\n'));
  });

  test('tells who wrote it and when in its citation, and not in a sentence that could be quoted', async () => {
    const head = '<meta name="author" content="Hélène Vauquelin">';
    const body = `<p>Par Hélène Vauquelin</p><p>Publié le 13 janvier 2022 à 10h15, mis à jour à 11h</p>${paragraphs}`;
    expect(quotableText(await read(page({ head, body })))).toBe(FACTS.join('\n\n'));
  });

  test('is read alike in capitals, as old pages are written', async () => {
    const body = `<DIV ITEMPROP="articleBody">${paragraphs}</DIV><P STYLE="display:none">Caché derrière le texte.</P>`;
    const head = '<META NAME="author" CONTENT="Hélène Vauquelin">';
    expect(await read(page({ head, body }))).toMatchObject({ text: FACTS.join('\n\n'), author: 'Hélène Vauquelin' });
  });

  test('leaves out pictures with their captions and what is hidden', async () => {
    const body = `<figure><img alt="x"><figcaption>Un soldat monte dans un camion, jeudi.</figcaption></figure>
      <p hidden>Abonnés seulement.</p><p style="color:red; display:none">Caché.</p>${paragraphs}`;
    expect((await read(page({ body }))).text).toBe(FACTS.join('\n\n'));
  });
});

describe('what a page states about its article', () => {
  test('is taken from JSON-LD, with what it refers to', async () => {
    const head = json({
      '@graph': [
        {
          '@type': 'NewsArticle',
          headline: 'Les soldats partent',
          datePublished: '2022-01-13T23:30:00+01:00',
          author: [{ '@id': '#hv' }, { name: 'Yves Moreau' }],
          publisher: { '@type': 'Organization', name: 'L’Est' },
          mainEntityOfPage: { '@id': 'https://est.example/a' },
        },
        { '@type': 'Person', '@id': '#hv', name: 'Hélène Vauquelin' },
      ],
    });
    expect(await read(page({ head }))).toMatchObject({
      ...{ title: 'Les soldats partent', outlet: 'L’Est', author: 'Hélène Vauquelin, Yves Moreau' },
      ...{ date: '2022-01-13', url: 'https://est.example/a', language: 'fr' },
    });
  });

  test('is taken from OpenGraph and its like where there is no JSON-LD', async () => {
    const head = `<meta property="og:title" content="Les soldats partent"><meta property="og:site_name" content="L’Est">
      <meta property="article:published_time" content="2022-01-13T08:00:00Z"><meta name="author" content="H. V.">
      <link rel="canonical" href="https://est.example/a"><meta property="og:locale" content="fr_BE">`;
    expect(await read(page({ head, root: '<html>' }))).toMatchObject({
      ...{ title: 'Les soldats partent', outlet: 'L’Est', author: 'H. V.', date: '2022-01-13' },
      ...{ url: 'https://est.example/a', language: 'fr-BE' },
    });
  });

  test('is empty where nothing states it', async () => {
    expect(await read(`<p>${FACTS.join(' ')}</p>`)).toMatchObject({
      ...{
        title: 'Les soldats ont commencé jeudi à quitter la ville, une semaine après leur arrivée dans le…',
        outlet: null,
        author: null,
        date: null,
        url: null,
      },
    });
  });

  test.each([
    ['Les soldats partent | L’Est', 'Les soldats partent'],
    ['Les soldats partent - Monde - L’Est', 'Les soldats partent'],
    ['L’Est — Le retrait des soldats', 'Le retrait des soldats'],
    ['Retrait : les soldats partent', 'Retrait : les soldats partent'],
  ])('the title "%s" is cited as "%s"', async (title, cited) => {
    const html = page({ head: '<meta property="og:site_name" content="L’Est">' });
    const headed = html.replace('Les soldats partent | L’Est', title);
    expect((await read(title.startsWith('Les') ? headed : headed.replace(/<h1>.*?<\/h1>/, ''))).title).toBe(cited);
  });
});

describe('the encoding of a page', () => {
  const html = (charset: string) => page({ head: `<meta charset="${charset}">` });
  test.each(['windows-1252', 'ISO-8859-1', 'latin1'])('may be %s, as it declares', async (charset) => {
    const bytes = Buffer.from(html(charset).replaceAll('’', "'"), 'latin1');
    const { text } = await read(bytes);
    expect(text).toContain('une semaine après leur arrivée');
  });

  test('may be iso-8859-15, whose euro is not where others have it', async () => {
    const bytes = Buffer.from(
      html('iso-8859-15').replaceAll('’', "'").replace('Le ministre', '¤ 3, le ministre'),
      'latin1',
    );
    expect((await read(bytes)).text).toContain('€ 3, le ministre');
  });

  test('is UTF-8 when it is that, whatever the page declared when it was served', async () => {
    expect((await read(html('iso-8859-1'))).text).toBe(FACTS.join('\n\n'));
  });

  test('may be UTF-16 with its mark', async () => {
    expect((await read(Buffer.from(`\ufeff${page({})}`, 'utf16le'))).text).toBe(FACTS.join('\n\n'));
  });
});
