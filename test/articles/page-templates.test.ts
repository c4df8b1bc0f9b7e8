import { describe, expect, test } from 'vitest';
import { toArticle } from '../../src/articles/extract.js';

/** Pages built as newspapers and their programs build them; all that they say is invented. */
const FR = [
  'La halle aux grains de Sermaize rouvre samedi après deux ans de travaux, avec quarante étals et une cuisine commune.',
  'Les marchands avaient été déplacés sur le parking de la gare, où la moitié d’entre eux disent avoir perdu des clients.',
  'La charpente, qui date de 1868, a été démontée pièce par pièce, puis remontée par six compagnons venus de tout le pays.',
  'Le loyer des étals augmentera d’un dixième l’an prochain, ce que la chambre des métiers juge « supportable ».',
]
  .map((one) => `<p>${one}</p>`)
  .join('\n');
const EN = [
  'The grain hall in Hollowby reopens on Saturday after two years of works, with forty stalls and a shared kitchen.',
  'Traders had been moved to the station car park, where half of them say that they lost customers for good.',
  'The roof, which dates from 1868, was taken down beam by beam and put up again by six carpenters from the county.',
  'Rents for stalls will rise by a tenth next year, which the chamber of trade called bearable in a short note.',
]
  .map((one) => `<p>${one}</p>`)
  .join('\n');
const TEASERS_FR = `<ul class="list"><li><a href="/1">Le conseil vote le budget de la commune</a> <span class="date">2 janvier 2020</span> <span class="author">Paul Merle</span></li>
  <li><a href="/2">Une crue menace les bas quartiers de la ville</a> <span class="date">3 janvier 2020</span></li></ul>`;
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const fr = (head: string, body: string): string =>
  `<!doctype html><html lang="fr"><head>${head}</head><body class="single has-sidebar comments-open">${body}</body></html>`;
const en = (head: string, body: string): string =>
  `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;

const TITLE = 'La halle aux grains rouvre samedi';
const HEAD = 'Grain hall reopens on Saturday';
const DAY = '2021-02-09';

interface Right {
  readonly title: string;
  readonly author: string | null;
  readonly date: string | null;
}
const right = (title: string, author: string | null, date: string | null = DAY): Right => ({ title, author, date });

const templates: readonly (readonly [string, string, Right])[] = [
  [
    'a national daily: JSON-LD, a header outside of the text, the time in words',
    fr(
      `<title>${TITLE}</title><meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="Le Jour.fr">
      ${ld({ '@type': 'NewsArticle', headline: TITLE, datePublished: '2021-02-09T19:15:00+00:00', author: [{ '@type': 'Person', name: 'Lise Aubrac (Sermaize, envoyée spéciale)' }], publisher: { name: 'Le Jour' } })}`,
      `<header class="article__header"><h1 class="article__title">${TITLE}</h1><p class="article__desc">Deux ans de travaux.</p>
      <span class="meta__date">Publié le 09 février 2021 à 20h15 - Mis à jour le 10 février 2021 à 08h00</span></header>
      <section class="article__content">${FR}</section><section class="friend">${TEASERS_FR}</section>`,
    ),
    right(TITLE, 'Lise Aubrac'),
  ],
  [
    'a regional daily: <title> with section and site, a byline of its own',
    fr(
      `<title>${TITLE} - Sermaize - Le Ponant</title><meta property="og:site_name" content="Le Ponant"><meta property="article:section" content="Sermaize">`,
      `<main><article><h1 class="titre">${TITLE}</h1><div class="infos-auteur"><div class="su-media-name">Le Ponant</div>
      <span class="auteur">Propos recueillis par Lise AUBRAC.</span> <time datetime="2021-02-09T20:15">Publié le 09/02/2021 à 20h15</time></div>${FR}</article></main><aside>${TEASERS_FR}</aside>`,
    ),
    right(TITLE, 'Lise AUBRAC'),
  ],
  [
    'a broadcaster: time in a list of its own, the author with a role',
    en(
      `<title>${HEAD} - Channel Nine News</title><meta property="og:title" content="${HEAD}"><meta property="og:site_name" content="Channel Nine News">`,
      `<main><article><header><h1 id="main-heading">${HEAD}</h1><ul class="ssrcss-metadata"><li><time datetime="2021-02-09T20:15:00.000Z">9 February 2021</time></li></ul>
      <div class="byline-block"><p>By Ada Quill</p><p>Business reporter, Channel Nine News</p></div></header>${EN}</article>
      <section aria-labelledby="related"><div class="promo"><h3><a href="/x">A bridge across the river is closed</a></h3><time datetime="2020-01-02">2 January 2020</time></div></section></main>`,
    ),
    right(HEAD, 'Ada Quill'),
  ],
  [
    'a daily with rel=author and a pillar behind the title',
    en(
      `<title>${HEAD} | Markets | The Keeper</title><meta property="article:published_time" content="2021-02-09T20:15:00.000Z"><meta property="article:author" content="https://keeper.example/profile/ada-quill"><meta name="author" content="Ada Quill">`,
      `<article><h1>${HEAD}</h1><address aria-label="Contributor info"><a rel="author" href="/profile/ada-quill">Ada Quill</a> <span>Trade correspondent</span></address><details><summary>Tue 9 Feb 2021 20.15 GMT</summary>Last modified on Wed 10 Feb 2021</details>${EN}</article>`,
    ),
    right(HEAD, 'Ada Quill'),
  ],
  [
    'WordPress, plain theme',
    fr(
      `<title>${TITLE} &#8211; Sermaize au quotidien</title>`,
      `<header class="site-header"><p class="site-title"><a href="/" rel="home">Sermaize au quotidien</a></p></header>
      <article class="post-12 hentry"><header class="entry-header"><h1 class="entry-title">${TITLE}</h1><div class="entry-meta"><span class="posted-on">Publié le <a href="#"><time class="entry-date published" datetime="2021-02-09T20:15:00+01:00">9 février 2021</time><time class="updated" datetime="2021-03-01T10:00:00+01:00">1 mars 2021</time></a></span><span class="byline"> par <span class="author vcard"><a class="url fn n" href="#">Lise Aubrac</a></span></span></div></header><div class="entry-content">${FR}</div></article>
      <div id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><article><footer><b class="fn">Raoul Dupin</b><time datetime="2021-02-11T10:00:00">11 février 2021</time></footer><p>Bravo.</p></article></li></ol></div>
      <aside class="widget-area"><section class="widget widget_recent_entries"><ul><li><a href="/a">Le conseil vote le budget de la commune</a><span class="post-date">2 janvier 2020</span></li></ul></section></aside>`,
    ),
    right(TITLE, 'Lise Aubrac'),
  ],
  [
    'WordPress with a graph of JSON-LD and a login as author',
    fr(
      `<title>${TITLE} - Sermaize au quotidien</title><meta property="article:published_time" content="2021-02-09T22:30:00+00:00"><meta property="article:modified_time" content="2021-03-01T10:00:00+00:00"><meta property="og:site_name" content="Sermaize au quotidien"><meta name="twitter:label1" content="Écrit par"><meta name="twitter:data1" content="Lise Aubrac">
      ${ld({
        '@graph': [
          { '@type': 'Article', author: { '@id': '#p' }, datePublished: '2021-02-09T22:30:00+00:00', headline: TITLE },
          { '@type': 'WebPage', name: `${TITLE} - Sermaize au quotidien` },
          { '@type': 'Person', '@id': '#p', name: 'admin12' },
        ],
      })}`,
      `<div id="page"><div class="post"><h1>${TITLE}</h1>${FR}</div></div>`,
    ),
    right(TITLE, 'Lise Aubrac'),
  ],
  [
    'Drupal 7: fields in divs',
    fr(
      `<title>${TITLE} | Le Ponant</title><meta name="Generator" content="Drupal 7"><link rel="canonical" href="https://www.leponant.example/actualites/halle-aux-grains">`,
      `<div id="main"><div class="node node-article"><h1 class="page-title">${TITLE}</h1><div class="submitted">Soumis par <span class="username">webmestre</span> le mar 09/02/2021 - 20:15</div><div class="field field-name-field-auteur"><div class="field-item even">Lise Aubrac</div></div><div class="field-name-body">${FR}</div></div></div><div class="region-sidebar-second"><div class="block-views"><span class="date-display-single">12/03/2021</span></div></div>`,
    ),
    right(TITLE, 'Lise Aubrac'),
  ],
  [
    'SPIP: all in words',
    fr(
      `<title>${TITLE} - Gazette de Sermaize</title><meta name="generator" content="SPIP 3.2">`,
      `<div class="page"><div class="main"><p class="arbo"><a href="/">Accueil</a> &gt; <a href="r1">Vie locale</a></p><div class="cartouche"><h1 class="crayon article-titre-12">${TITLE}</h1><p class="info-publi"><abbr class="published" title="2021-02-09T20:15:00Z">mardi 9 février 2021</abbr>, <span class="auteurs">par <span class="vcard author"><a class="url fn spip_in" href="auteur1">Lise Aubrac</a></span></span></p></div><div class="texte">${FR}</div></div>
      <div class="aside"><div class="menu articles"><h2>Dans la même rubrique</h2><ul><li><a href="a2">Le conseil vote le budget de la commune</a> – 3 mars</li></ul></div></div></div>`,
    ),
    right(TITLE, 'Lise Aubrac'),
  ],
  [
    'Blogger: a date heading above the post',
    en(
      `<title>Hollowby Notes: ${HEAD}</title><meta property="og:title" content="${HEAD}"><meta property="og:url" content="https://hollowby-notes.example/2021/02/grain-hall.html">`,
      `<div class="blog-posts hfeed"><h2 class="date-header"><span>Tuesday, 9 February 2021</span></h2><div class="post hentry"><h3 class="post-title entry-title">${HEAD}</h3><div class="post-body entry-content">${EN}</div><div class="post-footer">Posted by <span class="post-author vcard"><span class="fn" itemprop="author"><span itemprop="name">Ada Quill</span></span></span> at <a href="#"><abbr class="published" title="2021-02-09T20:15:00Z">20:15</abbr></a></div></div></div>`,
    ),
    right(HEAD, 'Ada Quill'),
  ],
  [
    'AMP: amp-img, a header in the article, JSON-LD as a list',
    fr(
      `<title>${TITLE}</title><link rel="canonical" href="https://lejour.example/sermaize/halle">${ld([{ '@type': 'BreadcrumbList' }, { '@type': ['NewsArticle'], headline: TITLE, datePublished: 'Tue Feb 09 2021 20:15:00 GMT+0100', author: { name: ['Lise Aubrac', 'Yann Le Bihan'] } }])}`,
      `<amp-sidebar id="sidebar"><ul><li>Accueil</li></ul></amp-sidebar><article class="amp-wp-article"><header><h1>${TITLE}</h1></header><div>${FR}</div></article>`,
    ),
    right(TITLE, 'Lise Aubrac, Yann Le Bihan'),
  ],
  [
    'a press agency’s wire: the newsroom as author, a stamp in UTC by night',
    fr(
      `<title>${TITLE} | Dépêches</title><meta name="author" content="Rédaction Dépêches"><meta property="article:published_time" content="2021-02-08T23:30:00Z">`,
      `<div class="article"><h1>${TITLE}</h1><div class="date-publication">Le 09/02/2021 à 00:30</div>${FR}</div>`,
    ),
    right(TITLE, 'Rédaction Dépêches'),
  ],
  [
    'ASP.NET: one form around all, tables of layout',
    fr(
      `<title>Le Ponant : ${TITLE}</title><meta name="DC.Publisher" content="Le Ponant"><meta name="DC.Date" content="2021-02-09">`,
      `<form id="aspnetForm"><table><tr><td class="left"><a href="/">Accueil</a></td><td><span class="titre"><h1>${TITLE}</h1></span><div>Par Lise Aubrac</div>${FR}</td><td class="right">${TEASERS_FR}</td></tr></table></form>`,
    ),
    right(TITLE, 'Lise Aubrac'),
  ],
  [
    'a magazine: kicker in the heading, credits of pictures and text',
    fr(
      `<title>${TITLE} – Grand Angle</title><meta property="og:title" content="${TITLE}">`,
      `<article><h1><span class="kicker">Reportage</span> ${TITLE}</h1><div class="article-credits"><span class="author">Texte : Lise Aubrac</span><span class="photographer">Photos : Paul Merle</span></div><div class="publication-date">9 février 2021</div>${FR}<figure><figcaption><span class="author">Paul Merle</span></figcaption></figure></article>`,
    ),
    right(TITLE, 'Lise Aubrac'),
  ],
  [
    'endless scroll: the next article, whole, below',
    fr(
      `<title>${TITLE}</title><link rel="canonical" href="https://lejour.example/halle">`,
      `<div class="feed"><div class="story"><h1>${TITLE}</h1>${FR}</div><div class="story"><h1>Le conseil vote le budget de la commune</h1><p class="byline">Par Paul Merle</p><time datetime="2021-02-11">11 février 2021</time>${FR}${FR}</div></div>`,
    ),
    right(TITLE, null, null),
  ],
  [
    'a site header with today’s date, and nothing else',
    fr(
      `<title>${TITLE} - Le Ponant</title><meta property="og:site_name" content="Le Ponant">`,
      `<header class="top"><div class="logo"><a href="/">Le Ponant</a></div><div class="date-du-jour">mercredi 3 mars 2021</div><nav><ul>${'<li><a href="#">Rubrique de la ville et de ses environs</a></li>'.repeat(9)}</ul></nav></header><div class="content"><h1>${TITLE}</h1>${FR}</div>`,
    ),
    right(TITLE, null, null),
  ],
  [
    'comments before the foot, with names and days',
    fr(
      `<title>${TITLE}</title>`,
      `<div id="content"><h1>${TITLE}</h1>${FR}<div class="reactions"><div class="reaction"><span class="author">Raoul Dupin</span><span class="date">11 février 2021</span><p>Enfin !</p></div></div></div>`,
    ),
    right(TITLE, null, null),
  ],
  [
    'an author’s box below, and the byline above',
    en(
      `<title>${HEAD}</title>`,
      `<main><h1>${HEAD}</h1><p class="post-meta">by <a href="/author/ada">Ada Quill</a> on February 9, 2021 in Trade · 12 Comments</p>${EN}<div class="author-box"><h3>About Paul Mere</h3><p>Paul Mere edits these pages since 12 March 2009.</p></div></main>`,
    ),
    right(HEAD, 'Ada Quill'),
  ],
  [
    'a newsletter’s page: name of the writer alone, linked, below the title',
    en(
      `<title>${HEAD} - by Ada Quill - Hollowby Letter</title><meta property="og:title" content="${HEAD}"><meta name="author" content="Ada Quill">`,
      `<article><h1 class="post-title">${HEAD}</h1><div class="byline-wrapper"><a href="/@ada">Ada Quill</a><div class="meta">Feb 09, 2021</div></div><div class="body markup">${EN}</div></article>`,
    ),
    right(HEAD, 'Ada Quill'),
  ],
  [
    'microdata throughout',
    en(
      `<title>${HEAD} » Trade » The Hollowby Echo</title>`,
      `<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">${HEAD}</h1><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ada Quill</span>, <span itemprop="jobTitle">Editor</span></span><meta itemprop="datePublished" content="2021-02-09T20:15:00Z"><meta itemprop="dateModified" content="2021-02-12"><div itemprop="articleBody">${EN}</div><span itemprop="publisher" itemscope><meta itemprop="name" content="The Hollowby Echo"></span></div>`,
    ),
    right(HEAD, 'Ada Quill'),
  ],
  [
    'Arc: a div for each thing, an array of authors with agencies',
    en(
      `<title>${HEAD} - The Hollowby Echo</title><meta property="og:site_name" content="The Hollowby Echo">${ld({
        '@type': 'NewsArticle',
        headline: HEAD,
        datePublished: '2021-02-09T20:15:00-05:00',
        author: [
          { '@type': 'Person', name: 'Ada Quill' },
          { '@type': 'Organization', name: 'The Hollowby Echo' },
        ],
      })}`,
      `<div class="b-headline"><h1>${HEAD}</h1></div><div class="article-body">${EN}</div>`,
    ),
    right(HEAD, 'Ada Quill'),
  ],
  [
    'an article of a town’s site: a definition list of facts',
    fr(
      `<title>${TITLE} / Actualités / Accueil - Ville de Sermaize</title><meta property="og:site_name" content="Ville de Sermaize">`,
      `<div role="main"><h1>${TITLE}</h1><dl class="infos"><dt>Publié le</dt><dd class="date">9 février 2021</dd></dl>${FR}</div>`,
    ),
    right(TITLE, null),
  ],
  [
    'German quotes and two authors with a slash',
    fr(
      `<title>${TITLE}</title><meta name="author" content="Lise Aubrac / Yann Le Bihan"><meta name="DCTERMS.issued" content="2021-02-09">`,
      `<article><h1>${TITLE}</h1>${FR}</article>`,
    ),
    right(TITLE, 'Lise Aubrac, Yann Le Bihan'),
  ],
  [
    'a heading cut short in all that machines read',
    fr(
      `<title>La halle aux grains rou… - Le Ponant</title><meta property="og:title" content="La halle aux grains rou…"><meta property="og:site_name" content="Le Ponant"><meta name="date" content="20210209">`,
      `<article><h1>${TITLE}</h1>${FR}</article>`,
    ),
    right(TITLE, null),
  ],
  [
    'a site whose pages are all called alike',
    fr(
      `<title>Le Ponant</title><meta property="og:title" content="Le Ponant"><meta property="og:site_name" content="Le Ponant"><meta property="og:url" content="https://leponant.example/actu/2021/2/9/halle">`,
      `<article><h2>${TITLE}</h2>${FR}</article>`,
    ),
    right(TITLE, null),
  ],
];

describe('of a page built as', () => {
  test.each(templates)('%s, title, author and day are right', async (_, html, expected) => {
    const { article } = await toArticle({ id: 'a', path: '/a.html' }, Buffer.from(html));
    expect({ title: article.title, author: article.author, date: article.date }).toEqual(expected);
  });
});
