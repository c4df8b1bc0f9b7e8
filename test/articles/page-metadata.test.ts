import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { toArticle } from '../../src/articles/extract.js';

const read = async (html: string): Promise<Article> =>
  (await toArticle({ id: 'a', path: '/a.html' }, Buffer.from(html))).article;

const PROSE = [
  'Le maire de Brissac a inauguré lundi la passerelle qui relie les deux rives, après trois ans de chantier et deux arrêts.',
  'L’ouvrage a coûté neuf millions d’euros, dont la moitié est payée par la région et le reste par les communes voisines.',
  'Les cyclistes l’empruntaient déjà dimanche, sous la pluie, avant même que le ruban soit coupé par les élus du canton.',
  'La circulation des voitures sur le vieux pont sera limitée dès le mois prochain, a précisé l’adjointe aux transports.',
].map((one) => `<p>${one}</p>`);
const BODY = PROSE.join('\n');
const MENU = '<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>';
const FOOT = '<footer><p>© 2024 Tous droits réservés</p><p class="date">3 mars 2024</p></footer>';
const H1 = '<h1>La passerelle est ouverte</h1>';

interface Parts {
  readonly lang?: string;
  readonly head?: string;
  readonly title?: string;
  readonly body?: string;
}
/** @param body the whole of `<body>` between menu and foot */
const page = ({
  lang = 'fr',
  head = '',
  title = 'La passerelle est ouverte',
  body = `<article>${H1}${BODY}</article>`,
}: Parts) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${head}</head>
   <body>${MENU}${body}${FOOT}</body></html>`;
const article = (header: string, behind = ''): string => `<article>${H1}${header}${BODY}${behind}</article>`;
const json = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
const property = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

describe('the day of a page’s article', () => {
  const stated: readonly (readonly [string, Parts])[] = [
    ['JSON-LD', { head: json({ '@type': 'NewsArticle', datePublished: '2021-02-09T20:15:00+01:00' }) }],
    [
      'JSON-LD in RFC 822',
      { head: json({ '@type': 'NewsArticle', datePublished: 'Tue, 09 Feb 2021 20:15:00 +0100' }) },
    ],
    ['JSON-LD that was made, not published', { head: json({ '@type': 'Article', dateCreated: '2021-02-09' }) }],
    [
      'JSON-LD of the page',
      { head: json({ '@graph': [{ '@type': 'WebSite' }, { '@type': 'WebPage', datePublished: '2021-02-09' }] }) },
    ],
    [
      'JSON-LD with a line end in a string',
      {
        head: `<script type="application/ld+json">{"@type":"Article","description":"a\nb","datePublished":"2021-02-09",}</script>`,
      },
    ],
    ['article:published_time', { head: property('article:published_time', '2021-02-09T20:15:00+01:00') }],
    ...[
      ...['date', 'pubdate', 'DC.date.issued', 'DC.Date', 'dcterms.created', 'sailthru.date', 'parsely-pub-date'],
      ...['bt:pubDate', 'cXenseParse:recs:publishtime', 'shareaholic:article_published_time', 'rnews:datePublished'],
      ...[
        'DCSext.articleFirstPublished',
        'publish-date',
        'publication_date',
        'citation_publication_date',
        'e-frontier:pubdate',
      ],
    ].map((name) => [`<meta> ${name}`, { head: meta(name, '2021-02-09 20:15') }] as const),
    ['slashes in a French page', { head: meta('date', '09/02/2021 20:15') }],
    ['slashes in an American page', { lang: 'en-US', head: meta('date', '02/09/2021') }],
    ['seconds since 1970', { head: meta('publish_time', '1612898100') }],
    [
      'itemprop on an element',
      { body: article('<span itemprop="datePublished" content="2021-02-09T20:15">hier</span>') },
    ],
    ['itemprop on <meta> in the body', { body: article('<meta itemprop="datePublished" content="2021-02-09">') }],
    [
      '<time datetime>',
      { body: article('<time class="entry-date" datetime="2021-02-09T20:15:00+01:00">le 9/2</time>') },
    ],
    ['<time> without datetime', { body: article('<time>9 février 2021</time>') }],
    ['words', { body: article('<p class="date">Publié le mardi 9 février 2021 à 20h15</p>') }],
    ['words without a class', { body: article('<p>Publié le 9 février 2021 à 20h15</p>') }],
    ['words in capitals', { body: article('<div>PUBLIÉ LE 9 FÉVRIER 2021</div>') }],
    ['words behind the author', { body: article('<p>Par Lise Aubrac, publié le 09.02.2021</p>') }],
    ['English words', { lang: 'en', body: article('<div class="byline">By Ada Quill | February 9, 2021</div>') }],
    ['English words, short', { lang: 'en', body: article('<div class="posted-on">Posted on Feb. 9th, 2021</div>') }],
    [
      'words above the heading',
      { body: `<article><p class="meta">9 février 2021 | Culture</p>${H1}${BODY}</article>` },
    ],
    [
      'words in a page builder’s parts',
      {
        body: `<div class="elementor-widget">${H1}</div><div class="elementor-widget"><span class="post-date">9 février 2021</span></div><div class="elementor-widget">${BODY}</div>`,
      },
    ],
    [
      'words beside a column that the class names',
      {
        body: `<div class="head">${H1}</div><div class="with-sidebar"><p class="date float-end">9 février 2021</p></div><div>${BODY}</div>`,
      },
    ],
    ['words below the body', { body: article('', '<p>Mis en ligne le 9 février 2021</p>') }],
    ['its address', { head: '<link rel="canonical" href="https://j.example/2021/02/09/la-passerelle">' }],
    ['its address with hyphens', { head: property('og:url', 'https://j.example/actu/2021-02-09-la-passerelle.html') }],
    ['its address without', { head: property('og:url', 'https://j.example/actu/20210209-la-passerelle') }],
    [
      'the day that is published, not updated',
      { body: article('<p class="meta">Mis à jour le 12 février 2021, publié le 9 février 2021</p>') },
    ],
    [
      'the day that is published, whatever else is modified',
      {
        head: property('article:modified_time', '2021-03-01'),
        body: article('<time datetime="2021-02-09">mardi</time>'),
      },
    ],
    ['an update where there is nothing else', { body: article('<p class="date">Mis à jour le 9 février 2021</p>') }],
    [
      'what was modified where there is nothing else',
      { head: json({ '@type': 'Article', dateModified: '2021-02-09' }) },
    ],
    [
      'JSON-LD of the article that the page is called after',
      {
        head: json([
          { '@type': 'NewsArticle', headline: 'Le carnaval est annulé', datePublished: '2019-06-17' },
          { '@type': 'NewsArticle', headline: 'La passerelle est ouverte', datePublished: '2021-02-09' },
        ]),
      },
    ],
  ];
  test.each(stated)('is read from %s', async (_, parts) => {
    expect((await read(page(parts))).date).toBe('2021-02-09');
  });

  const RELATED =
    '<h3><a href="/x">Le carnaval de la ville est annulé</a></h3><time datetime="2019-06-17">17 juin 2019</time>';
  const empty: readonly (readonly [string, Parts])[] = [
    [
      'of a related article',
      { body: `${article('')}<section class="voir-aussi"><article>${RELATED}</article></section>` },
    ],
    ['of a teaser in no article', { body: `${article('')}<div><div class="item">${RELATED}</div></div>` }],
    ['of a side column', { body: `${article('')}<div id="sidebar"><p class="date">Publié le 17 juin 2019</p></div>` }],
    ['of <aside>', { body: article('', `<aside>${RELATED}</aside>`) }],
    [
      'of a comment',
      { body: article('', '<ol class="comments"><li><time datetime="2019-06-17">17 juin</time></li></ol>') },
    ],
    [
      'of a second article below it',
      {
        body: `${article('')}<div class="next">${H1.replace('La', 'Une')}<p class="date">17 juin 2019</p>${BODY}</div>`,
      },
    ],
    ['of its foot', {}],
    ['that its prose tells of', { body: article('<p>Le chantier, commencé le 17 juin 2019, a duré trois ans.</p>') }],
    [
      'that a sentence says something was published',
      { body: article('<p>L’avis publié le 17 juin 2019 a été suivi.</p>') },
    ],
    ['in the future', { head: meta('date', '2099-06-17') }],
    ['of computers', { head: meta('date', '1970-01-01T00:00:00Z') }],
    ['before the web, of a program', { head: meta('date', '1900-01-01') }],
    ['that can be read as two', { lang: 'en', head: meta('date', '06/07/2019') }],
    ['of an event', { body: article('<span class="event-date">17 juin 2019</span>') }],
  ];
  test.each(empty)('is not one %s', async (_, parts) => {
    expect((await read(page(parts))).date).toBeNull();
  });

  test.each([
    ['in words', article('<p>Publié le 10 février 2021 à 00h15</p>'), ''],
    ['in <time>', article('<time datetime="2021-02-09T23:15:00Z">10 février 2021</time>'), ''],
    ['in its address', article(''), '<link rel="canonical" href="https://j.example/2021/02/10/la-passerelle">'],
  ])('is its newsroom’s where a stamp is in UTC and the page shows the neighbouring day %s', async (_, body, head) => {
    const stamp = property('article:published_time', '2021-02-09T23:15:00Z');
    expect((await read(page({ head: stamp + head, body }))).date).toBe('2021-02-10');
  });

  test('is as stamped in UTC where the page shows that day', async () => {
    const head = property('article:published_time', '2021-02-09T23:15:00+00:00');
    const body = article('<p>Publié le 9 février 2021, mis à jour le 10 février 2021</p>');
    expect((await read(page({ head, body }))).date).toBe('2021-02-09');
  });
});

describe('the authors of a page’s article', () => {
  const stated: readonly (readonly [string, string, Parts])[] = [
    [
      'JSON-LD',
      'Lise Aubrac, Yann Le Bihan',
      { head: json({ '@type': 'Article', author: [{ name: 'Lise Aubrac' }, 'Yann Le Bihan'] }) },
    ],
    [
      'JSON-LD in one string',
      'Lise Aubrac, Yann Le Bihan',
      { head: json({ '@type': 'Article', author: 'Lise Aubrac et Yann Le Bihan' }) },
    ],
    ['« Par »', 'Lise Aubrac', { head: meta('author', 'Par Lise Aubrac') }],
    ['PAR', 'LISE AUBRAC', { head: meta('author', 'PAR LISE AUBRAC') }],
    ['By', 'Ada Quill', { lang: 'en', head: meta('author', 'By Ada Quill') }],
    ['« Propos recueillis par »', 'Lise Aubrac', { head: meta('author', 'Propos recueillis par Lise Aubrac') }],
    [
      '« Texte : »',
      'Lise Aubrac',
      { body: article('<p class="signature">Texte : Lise Aubrac – Photos : Paul Merle</p>') },
    ],
    ['a role', 'Lise Aubrac', { head: meta('author', 'Lise Aubrac, journaliste au service politique') }],
    [
      'an outlet',
      'Lise Aubrac',
      { head: property('og:site_name', 'Le Réveil') + meta('author', 'Lise Aubrac, Le Réveil') },
    ],
    [
      'a date',
      'Lise Aubrac',
      { body: article('<div class="byline">Par Lise Aubrac, le 9 février 2021 à 20h15</div>') },
    ],
    ['a place', 'Lise Aubrac', { body: article('<div class="author">Lise Aubrac (à Brissac)</div>') }],
    [
      'an address',
      'Lise Aubrac',
      { body: article('<div class="author">Lise Aubrac <a href="#">l.aubrac@reveil.example</a> @lise_a</div>') },
    ],
    [
      'names in elements',
      'Lise Aubrac, Yann Le Bihan',
      { body: article('<p class="byline">Par <a>Lise Aubrac</a><span>et</span><a>Yann Le Bihan</a></p>') },
    ],
    ['itemprop', 'Lise Aubrac', { body: article('<span itemprop="author">Par Lise Aubrac</span>') }],
    [
      'itemprop with a name in it',
      'Lise Aubrac',
      { body: article('<span itemprop="author">Par <b itemprop="name">Lise Aubrac</b>, notaire</span>') },
    ],
    ['rel=author', 'Lise Aubrac', { body: article('<a rel="author" href="/lise">Lise Aubrac</a>') }],
    ['a line without a class', 'Lise Aubrac', { body: article('<p>Par Lise Aubrac</p>') }],
    ['the end of the body', 'Lise Aubrac', { body: article('', '<p class="signature">Lise Aubrac</p>') }],
    [
      'the article’s own foot',
      'Lise Aubrac',
      { body: article('', '<footer><span class="author vcard">Lise Aubrac</span></footer>') },
    ],
    ['Dublin Core, as libraries write', 'Lise Aubrac', { head: meta('DC.creator', 'Aubrac, Lise') }],
    [
      'what the page shows, not who runs the site',
      'Lise Aubrac',
      { head: meta('author', 'Paul Merle'), body: article('<p class="byline">Par Lise Aubrac</p>') },
    ],
    ['a newsroom', 'La rédaction', { head: meta('author', 'La rédaction') }],
    ['an agency', 'AFP', { head: meta('author', 'AFP') }],
    ['letters escaped twice', 'Rédaction', { head: meta('author', 'R&amp;eacute;daction') }],
    [
      'a name with particles',
      'Jean-Rémy de la Tour d’Auvergne',
      { head: meta('author', 'Jean-Rémy de la Tour d’Auvergne') },
    ],
  ];
  test.each(stated)('are read from %s as %s', async (_, author, parts) => {
    expect((await read(page(parts))).author).toBe(author);
  });

  const COMMENTER = '<span itemprop="author" itemscope><span itemprop="name">Raoul Dupin</span></span>';
  const empty: readonly (readonly [string, Parts])[] = [
    [
      'commenters',
      { body: `${article('')}<section id="comments"><ol><li itemprop="comment">${COMMENTER}</li></ol></section>` },
    ],
    [
      'commenters whose list has no name',
      { body: `${article('')}<div><div itemprop="comment">${COMMENTER}</div></div>` },
    ],
    [
      'authors of related articles',
      { body: `${article('')}<div class="related"><p class="byline">Par Paul Merle</p></div>` },
    ],
    [
      'authors of a second article',
      {
        body: `${article('')}<article><h1>Autre chose encore</h1><p class="byline">Par Paul Merle</p>${BODY}</article>`,
      },
    ],
    ['logins', { head: meta('author', 'lise83') }],
    ['administrators', { head: meta('author', 'admin') }],
    ['administrators with a capital', { head: meta('author', 'Admin') }],
    ['addresses', { head: meta('author', 'redac@reveil.example') }],
    ['links', { head: property('article:author', 'https://reveil.example/lise') }],
    ['the site', { head: property('og:site_name', 'Le Réveil') + meta('author', 'Le Réveil') }],
    [
      'the site’s host',
      { head: property('og:url', 'https://www.lereveil.example/a') + meta('author', 'lereveil.example') },
    ],
    [
      'photographers',
      { body: article('<figure><img alt=""><figcaption class="author">Paul Merle</figcaption></figure>') },
    ],
    [
      'people who are quoted',
      { body: article('<div class="pull-quote__author"><span class="author">Paul Merle</span></div>') },
    ],
    ['parts of a longer name', { head: meta('author', 'Merle, P., Dupin') }],
    ['words about authors', { body: article('<p class="author">Tous ses articles</p>') }],
    ['people of whom the prose speaks', { body: article('<p>Par Saint-Georges passe le chemin des douaniers.</p>') }],
  ];
  test.each(empty)('are not %s', async (_, parts) => {
    expect((await read(page(parts))).author).toBeNull();
  });
});

describe('the headline of a page', () => {
  const HEADLINE = 'La passerelle est ouverte';
  const outlet = property('og:site_name', 'Le Réveil');
  const bare = (title: string, head = '') => page({ title, head, body: `<article>${BODY}</article>` });
  test.each([
    [
      'Titre - Section - Site',
      bare(`${HEADLINE} - Culture - Le Réveil`, outlet + property('article:section', 'Culture')),
    ],
    ['Titre | Site, which nothing else names', bare(`${HEADLINE} | Le Réveil`)],
    ['Site : Titre', bare(`Le Réveil : ${HEADLINE}`, outlet)],
    ['Titre : Site', bare(`${HEADLINE} : Le Réveil`, outlet)],
    [
      'Titre - Site, by its address',
      bare(`${HEADLINE} - Le Réveil`, '<link rel="canonical" href="https://www.lereveil.example/a">'),
    ],
    ['Titre – Site in capitals', bare(`${HEADLINE} – LE RÉVEIL`, outlet)],
    ['Titre « Site', bare(`${HEADLINE} &laquo; Le Réveil`)],
    ['a heading that <title> has with more around it', page({ title: `${HEADLINE} - Brissac et environs` })],
    [
      'a heading, where the site’s name is one too',
      page({
        head: outlet,
        title: `${HEADLINE} - Le Réveil`,
        body: `<h1><a href="/">Le Réveil</a></h1>${article('')}`,
      }),
    ],
    [
      'a heading of the second degree under the site’s',
      page({ head: outlet, body: `<h1>Le Réveil</h1><article><h2>${HEADLINE}</h2>${BODY}</article>` }),
    ],
    [
      'what the page shows, where machines get it cut short',
      page({ head: property('og:title', 'La passerelle est…') }),
    ],
    [
      'what the page shows, where machines get it cut in a word',
      page({ head: property('og:title', 'La passerelle est ouv') }),
    ],
    ['a title escaped twice', page({ head: property('og:title', 'La passerelle est&amp;#160;ouverte') })],
  ])('is read from %s', async (_, html) => {
    expect((await read(html)).title.replaceAll('\u00a0', ' ')).toBe(HEADLINE);
  });

  test('keeps its colons and dashes', async () => {
    const title = 'Pont : la passerelle est ouverte - enfin';
    expect((await read(bare(title, outlet))).title).toBe(title);
  });

  test('is that of the page’s head where its heading names a part of it', async () => {
    const head =
      property('og:title', 'L&amp;#39;arr&amp;ecirc;t&amp;eacute; du maire') +
      property('og:site_name', 'Le R&amp;eacute;veil');
    const html = page({ head, title: 'Le budget', body: `<article><h1>L’arrêté</h1>${BODY}</article>` });
    expect(await read(html)).toMatchObject({ title: "L'arrêté du maire", outlet: 'Le Réveil' });
  });
});

describe('a page of 200 kB that states without end', () => {
  const many = (text: string): string => text.repeat(200_000 / text.length);
  const pages: readonly (readonly [string, Parts])[] = [
    ['spaces in its title', { title: `a${many(' ')}b` }],
    ['separators in its title', { title: many('a - | : ') }],
    ['prefixes before its author', { head: meta('author', many('par de ')) }],
    ['brackets in its author', { head: meta('author', many('(')) }],
    ['words of dates', { body: article(many('<p class="date">publié mis à jour le 9 fe</p>')) }],
    ['bylines', { body: article(many('<p class="byline">Par</p>')) }],
    ['authors', { head: json({ '@type': 'Article', author: Array.from({ length: 9000 }, (_, at) => `x${at}`) }) }],
    ['headings', { body: `${article('')}${many('<h1>La passerelle</h1>')}` }],
    ['titles', { head: many('<meta property="og:title" content="La passerelle est ouverte">') }],
    ['commas in JSON-LD', { head: `<script type="application/ld+json">${many(', ')}</script>` }],
    ['digits in its address', { head: property('og:url', `https://j.example/${many('20')}`) }],
  ];
  test.each(pages)('%s is read in time, without author or day', async (_, parts) => {
    expect(await read(page(parts))).toMatchObject({ author: null, date: null });
  });
});
