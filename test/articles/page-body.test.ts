import { describe, expect, test } from 'vitest';
import { toArticle } from '../../src/articles/extract.js';
import { quotableText } from '../../src/articles/passages.js';

const STANDFIRST = 'Le pont de Vauclère sera fermé dix mois, et les deux rives cherchent comment se passer de lui.';
const BODY = [
  'La préfecture a confirmé lundi la fermeture du pont de Vauclère à partir du 3 mars, pour dix mois de travaux sur le tablier.',
  'Quelque 11 000 véhicules le franchissent chaque jour. Les déviations passeront par Ormont et par le bac de Saclin, a précisé la direction des routes.',
  '« Nous perdrons la moitié de nos clients », craint Rose Amelin, boulangère rive gauche. Elle demande une exonération de taxe pour les commerces du quai.',
  'Le chantier coûtera 6,4 millions d’euros, payés pour moitié par la région. Une passerelle pour piétons restera ouverte pendant les travaux.',
  'La réouverture est annoncée pour le 15 janvier. Un comité de riverains sera reçu chaque mois en mairie jusqu’à cette date.',
];
const OTHER = [
  'Le club de handball de Rochebrune a signé un gardien islandais de 24 ans pour deux saisons, a indiqué son président jeudi.',
  'Einar Helgason a remporté le championnat de son pays en mai. Il remplacera Théo Marchal, parti à Créteil, et portera le numéro 16.',
  'Le budget du club, 3,2 millions d’euros, reste l’un des plus faibles de la division, selon l’entraîneur, Karim Lebel.',
  'La préparation débutera le 18 juillet par un stage dans le Jura. Quatre matchs amicaux sont prévus, dont un contre Bâle.',
  'Les supporters regrettent le départ de deux cadres. Une réunion publique est prévue à la rentrée, a promis le club.',
];
const RULES = [
  'Les commentaires sont modérés avant leur publication. Merci de rester courtois, de ne pas écrire en majuscules et de ne viser personne.',
  'Nous supprimons les propos diffamatoires, racistes, injurieux ou sans rapport avec le sujet, ainsi que toute publicité.',
  'Votre adresse ne sera jamais communiquée à des tiers. Vous pouvez demander à tout moment la suppression de votre compte.',
  'En publiant, vous acceptez la charte du site, qui peut changer sans préavis, et la reprise de votre texte dans nos colonnes.',
];
const BIO =
  '<p>Lise Aubrac est journaliste au Courrier du Val depuis 2009. Elle y couvre les transports et les communes du plateau.</p><p>Auparavant, elle a travaillé six ans à la radio, dont deux comme correspondante à Lisbonne. Elle est l’auteure de trois livres.</p>';

const TITLE = 'Le pont de Vauclère ferme';
const H1 = `<h1>${TITLE}</h1>`;
const S = STANDFIRST;
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n');
const P = paragraphs(BODY);
const SHORT = paragraphs(BODY.slice(0, 2));
const O = paragraphs(OTHER);
const R = paragraphs(RULES);
const OTHER_TITLE = 'Un gardien islandais à Rochebrune';

const page = (inner: string, head = ''): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${TITLE}</title>${head}</head><body>
  <nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>${inner}
  <footer><p>Le Courrier du Val, 12 rue du Quai. Tous droits réservés.</p></footer></body></html>`;
const read = async (inner: string, head?: string) =>
  (await toArticle({ id: 'a', path: '/a.html' }, Buffer.from(page(inner, head)))).article;
const paragraphsOf = async (inner: string, head?: string): Promise<string[]> =>
  (await read(inner, head)).text.split('\n\n');

describe('the standfirst of a page is its first paragraph', () => {
  test.each([
    [
      'beside the headline in a hgroup',
      `<article><header><hgroup>${H1}<h2>${S}</h2></hgroup></header><div>${P}</div></article>`,
    ],
    ['in the article’s header', `<article><header>${H1}<p>${S}</p></header><div class="corps">${P}</div></article>`],
    ['a paragraph among those of the text', `<article>${H1}<p class="chapo">${S}</p>${P}</article>`],
    [
      'a block beside the text',
      `<div class="article">${H1}<div class="chapo">${S}</div><div class="texte">${P}</div></div>`,
    ],
    ['a second heading without a name', `<main>${H1}<h2>${S}</h2><div class="content">${P}</div></main>`],
    [
      'a third heading, called subtitle',
      `<main>${H1}<h3 class="subtitle">${S}</h3><div class="content">${P}</div></main>`,
    ],
    ['bold, called lead', `<article>${H1}<p class="lead"><strong>${S}</strong></p><div>${P}</div></article>`],
    ['an aside', `<article>${H1}<aside class="chapo"><p>${S}</p></aside><div class="corps">${P}</div></article>`],
    [
      'called standfirst',
      `<article>${H1}<div data-component="standfirst"><p>${S}</p></div><div class="b">${P}</div></article>`,
    ],
    ['called excerpt', `<div class="x">${H1}<p class="x__excerpt">${S}</p><div class="x__content">${P}</div></div>`],
    [
      'beside the marked body, as its description',
      `<div>${H1}<p itemprop="description">${S}</p><div itemprop="articleBody">${P}</div></div>`,
    ],
    ['beside the marked body, without a name', `<div>${H1}<p>${S}</p><div itemprop="articleBody">${P}</div></div>`],
    [
      'called dek',
      `<article><header>${H1}<div class="dek"><span>${S}</span></div></header><section class="body">${P}</section></article>`,
    ],
    [
      'a field of Drupal',
      `<div class="node"><div class="field-title">${H1}</div><div class="field field--name-field-chapo"><div class="field__item"><p>${S}</p></div></div><div class="field field--name-body"><div class="field__item">${P}</div></div></div>`,
    ],
    [
      'in another row than the text',
      `<div class="row"><div>${H1}<p class="intro">${S}</p></div></div><div class="row"><div class="text">${P}</div></div>`,
    ],
    [
      'below who wrote it and when',
      `<article>${H1}<div class="meta"><span class="author">Par Lise Aubrac</span><time datetime="2021-02-09">9 février 2021</time></div><p class="chapeau">${S}</p><div class="body">${P}</div></article>`,
    ],
    [
      'above a picture',
      `<article>${H1}<p class="accroche">${S}</p><figure><img alt=""><figcaption>Le pont, lundi.</figcaption></figure><div class="body">${P}</div></article>`,
    ],
    [
      'in the page’s header',
      `<header class="a-header">${H1}<p class="a-header__lede">${S}</p></header><div class="a-body">${P}</div>`,
    ],
    [
      'a block of SPIP',
      `<div class="cartouche">${H1}</div><div class="crayon article-chapo-12 chapo"><p>${S}</p></div><div class="crayon article-texte-12 texte">${P}</div>`,
    ],
    ['a list', `<article>${H1}<ul class="summary"><li>${S}</li></ul><div class="body">${P}</div></article>`],
    [
      'a cell of a table',
      `<table><tr><td>${H1}</td></tr><tr><td class="chapo">${S}</td></tr><tr><td class="texte">${P}</td></tr></table>`,
    ],
    ['a bold line of a text in lines', `<div class="art">${H1}<b>${S}</b><br><br>${BODY.join('<br><br>')}</div>`],
    ['a small heading in the text', `<article>${H1}<div class="body"><h4>${S}</h4>${P}</div></article>`],
    [
      'without a name in blocks without names',
      `<div>${H1}<div><div>${S}</div></div><div class="t">${BODY.map((one) => `<div>${one}</div>`).join('')}</div></div>`,
    ],
  ])('%s', async (_, inner) => {
    expect(await paragraphsOf(inner)).toEqual([STANDFIRST, ...BODY]);
  });

  test('in a block that is called a teaser, where the page describes itself so', async () => {
    const head = `<meta name="description" content="${S}">`;
    const inner = `<article>${H1}<div class="field-teaser"><p>${S}</p></div><div class="body">${P}</div></article>`;
    expect(await paragraphsOf(inner, head)).toEqual([STANDFIRST, ...BODY]);
  });

  test('without a full stop', async () => {
    const inner = `<article>${H1}<h2 class="sous-titre">${S.slice(0, -1)}</h2><div class="body">${P}</div></article>`;
    expect(await paragraphsOf(inner)).toEqual([STANDFIRST.slice(0, -1), ...BODY]);
  });

  test('but no notice that stands at its place', async () => {
    const notice = '<p>Accédez gratuitement à toutes nos éditions numériques pendant une semaine.</p>';
    expect(await paragraphsOf(`<article>${H1}${notice}<div class="body">${P}</div></article>`)).toEqual(BODY);
  });
});

describe('another article on a page is never taken for the page’s own', () => {
  test.each([
    [
      'an article under a main heading',
      `<article>${H1}${SHORT}</article><article><h1>${OTHER_TITLE}</h1>${O}</article>`,
    ],
    [
      'an article under a second heading',
      `<article>${H1}${SHORT}</article><article><h2>${OTHER_TITLE}</h2>${O}</article>`,
    ],
    [
      'an article whose headline leads to it',
      `<main><article>${H1}${SHORT}</article><article><h2><a href="/x">${OTHER_TITLE}</a></h2>${O}</article></main>`,
    ],
    [
      'a block under a main heading',
      `<div class="article">${H1}<div class="t">${SHORT}</div></div><div class="article suivant"><h1>${OTHER_TITLE}</h1><div class="t">${O}</div></div>`,
    ],
    [
      'a block of the same name',
      `<div class="post">${H1}<div class="t">${SHORT}</div></div><div class="post"><h2>${OTHER_TITLE}</h2><div class="t">${O}</div></div>`,
    ],
    ['a section', `<main><section>${H1}${SHORT}</section><section><h2>${OTHER_TITLE}</h2>${O}</section></main>`],
    ['what follows a second main heading', `<main>${H1}${SHORT}<h1>${OTHER_TITLE}</h1>${O}</main>`],
    [
      'what follows a headline that leads elsewhere',
      `<main>${H1}${SHORT}<h2><a href="/x">${OTHER_TITLE}</a></h2>${O}</main>`,
    ],
    [
      'teasers with their whole text',
      `<article>${H1}${SHORT}</article><div class="t">${[1, 2, 3].map((n) => `<div class="teaser"><h3><a href="/${n}">${OTHER_TITLE} ${n}</a></h3>${O}</div>`).join('')}</div>`,
    ],
  ])('%s', async (_, inner) => {
    expect(await paragraphsOf(inner)).toEqual(BODY.slice(0, 2));
  });

  test.each([
    [
      'under small headings in a block of another kind',
      (by: string, other: string) =>
        `<div><div class="a">${H1}${SHORT}</div><div class="suite"><div class="tete"><h4>${OTHER_TITLE}</h4>${by}</div><div class="t">${other}</div></div></div>`,
    ],
    [
      'under a second heading in the same block, with a date of its own',
      (by: string, other: string) => `<main>${H1}${SHORT}<h2>${OTHER_TITLE}</h2>${by}${other}</main>`,
    ],
    [
      'under a line that is no heading, in a block like the article’s',
      (_: string, other: string) =>
        `<div class="c">${H1}<div class="t">${SHORT}</div></div><div class="c"><p class="titre">${OTHER_TITLE}</p><div class="t">${other}</div></div>`,
    ],
    [
      'in lines below a heading',
      (by: string) =>
        `<div class="c">${H1}<div class="t">${SHORT}</div></div><div class="d"><h3>${OTHER_TITLE}</h3>${by}${OTHER.join('<br><br>')}</div>`,
    ],
  ])('%s', async (_, inner) => {
    expect(await paragraphsOf(inner('<span>Marc Ollivier, 11 mai 2021</span>', O))).toEqual(BODY.slice(0, 2));
  });

  test('even if it is about the same, where it has a main heading and a date of its own', async () => {
    const other = paragraphs(OTHER.map((one) => `${one} Le pont de Vauclère fermera.`));
    const inner = `<div>${H1}${SHORT}<h1>Vauclère : l’enquête publique</h1><p>Par Marc Ollivier, le 11 mai 2021</p>${other}</div>`;
    expect(await paragraphsOf(inner)).toEqual(BODY.slice(0, 2));
  });

  test('and what follows a box of another article in the middle of the text stays', async () => {
    const box = `<div class="x9"><h3><a href="/x">${OTHER_TITLE}, pour deux saisons</a></h3><p>${OTHER[0]}</p></div>`;
    const inner = `<article>${H1}<div>${SHORT}${box}${paragraphs(BODY.slice(2))}</div></article>`;
    expect(await paragraphsOf(inner)).toEqual(BODY);
  });

  test.each([
    [
      'a block',
      `${H1}<div class="paywall"><p>Article réservé aux abonnés.</p></div><div><h2>${OTHER_TITLE}</h2>${O}</div>`,
    ],
    ['an article', `${H1}<p>Article réservé aux abonnés.</p><article><h2>${OTHER_TITLE}</h2>${O}</article>`],
  ])('and where %s of another one is all there is, the page is refused', async (_, inner) => {
    await expect(paragraphsOf(inner)).rejects.toThrow('shows no text that fits its title');
  });

  test('but a section under a heading of the same article stays', async () => {
    const inner = `<main><section>${H1}${SHORT}</section><section><h2>Un chantier de dix mois</h2>${paragraphs(BODY.slice(2))}<p>Le pont de Vauclère date de 1931.</p></section></main>`;
    expect(await paragraphsOf(inner)).toEqual([
      ...BODY.slice(0, 2),
      'Un chantier de dix mois',
      ...BODY.slice(2),
      'Le pont de Vauclère date de 1931.',
    ]);
  });

  test('and a text that has nothing of what the page says it is about is refused', async () => {
    const head = `<meta name="description" content="La préfecture a confirmé lundi la fermeture du pont pour dix mois de travaux.">`;
    await expect(paragraphsOf(`<div class="x">${O}</div>`, head)).rejects.toThrow('shows no text that fits its title');
  });
});

describe('a brief is found beside what is longer than it', () => {
  const BRIEF = `<p>${BODY[0]}</p>`;
  test.each([
    ['its author’s portrait', `<article>${H1}${BRIEF}<div class="author-box">${BIO}</div></article>`],
    ['an author’s portrait beside the article', `<article>${H1}${BRIEF}</article><div class="auteur">${BIO}</div>`],
    ['the rules for comments', `<article>${H1}${BRIEF}</article><div class="charte">${R}</div>`],
    [
      'a form for comments',
      `<div>${H1}<div class="txt">${BRIEF}</div><div class="reactions"><h3>Réagir</h3>${R}</div></div>`,
    ],
    [
      'comments',
      `<div>${H1}<div class="txt">${BRIEF}</div><div id="comments"><div class="comment">${R}</div><div class="comment">${O}</div></div></div>`,
    ],
    [
      'hidden messages of a form',
      `<div>${H1}<div class="txt">${BRIEF}</div><div class="form-success" style="display: none">${R}</div></div>`,
    ],
    [
      'messages of a form',
      `<div>${H1}<div class="txt">${BRIEF}</div><div class="abo"><form action="/s">${R}</form></div></div>`,
    ],
    ['a disclosure', `<article>${H1}<div class="affiliate-disclosure"><p>${RULES[3]}</p></div>${BRIEF}</article>`],
    ['a notice about cookies', `<div class="cookie-banner">${R}</div><article>${H1}${BRIEF}</article>`],
    ['rules in a block that no name tells', `<div>${H1}<div class="tx">${BRIEF}</div><div class="bx">${R}</div></div>`],
    ['rules in a block beside the article', `<main><article>${H1}${BRIEF}</article><div class="bx">${R}</div></main>`],
    [
      'rules in a block named by a program',
      `<div>${H1}<div class="a1x">${BRIEF}</div><div class="k8r">${R}</div></div>`,
    ],
    [
      'cards whose headlines are no headings',
      `<div><div class="art">${H1}${BRIEF}</div>${[1, 2].map((n) => `<div class="card"><a href="/${n}">${OTHER_TITLE}, le numéro ${n}</a>${O}</div>`).join('')}</div>`,
    ],
  ])('%s', async (_, inner) => {
    expect(await paragraphsOf(inner)).toEqual([BODY[0]]);
  });
});

describe('a page without an article of its own is refused', () => {
  const other = (title: string, inner: string): Promise<string[]> => {
    const html = page(inner).replace(TITLE, title);
    return toArticle({ id: 'a', path: '/a.html' }, Buffer.from(html)).then(({ article }) => [article.text]);
  };

  test.each([
    [
      'that is not found',
      'Page introuvable',
      '<h1>Page introuvable</h1><p>La page demandée a été déplacée ou supprimée. Revenez à l’accueil du site.</p>',
    ],
    [
      'that is not found, in English',
      '404 Not Found',
      '<h1>404</h1><p>Sorry, it may have been moved or deleted. Please go back to our home page.</p>',
    ],
    [
      'that checks who reads',
      'Just a moment...',
      '<h1>journal.example</h1><p>journal.example needs to review the security of your connection before proceeding.</p>',
    ],
    [
      'that lists articles',
      'Sport',
      `<main><h1>Sport</h1>${[0, 1, 2].map((n) => `<article class="c"><h2><a href="/${n}">${OTHER_TITLE}, volet ${n}</a></h2><p>${OTHER[n]} ${OTHER[n + 1]}</p></article>`).join('')}</main>`,
    ],
    [
      'that lists articles under lines that are no headings',
      'Sport',
      `<div><h1>Sport</h1>${[0, 1, 2].map((n) => `<div class="c"><a href="/${n}">${OTHER_TITLE}, volet ${n}</a><div class="d">${OTHER[n]}</div></div>`).join('')}</div>`,
    ],
  ])('%s', async (_, title, inner) => {
    await expect(other(title, inner)).rejects.toThrow('shows no article');
  });

  test('but not an article about pages that are not found', async () => {
    const inner = `<article><h1>Page introuvable : à qui la faute ?</h1>${P}</article>`;
    expect(await other('Page introuvable : à qui la faute ?', inner)).toEqual([BODY.join('\n\n')]);
  });
});

describe('who the author is, is not the article', () => {
  const head = '<meta name="author" content="Lise Aubrac">';
  test.each([
    ['below the text in a block without a name', `<article>${H1}<div>${P}</div><div class="b7">${BIO}</div></article>`],
    [
      'longer than the text',
      `<div class="p">${H1}<div class="t">${SHORT}</div><div class="b7">${BIO}${BIO}</div></div>`,
    ],
    [
      'the last paragraph of the text',
      `<article>${H1}<div>${P}<p><em>Lise Aubrac est journaliste.</em></p></div></article>`,
    ],
    [
      'above the text',
      `<article>${H1}<p>Lise Aubrac est journaliste au Courrier du Val depuis 2009.</p>${P}</article>`,
    ],
  ])('%s', async (_, inner) => {
    expect(await paragraphsOf(inner, head)).toEqual(inner.includes(P) ? BODY : BODY.slice(0, 2));
  });
});

describe('a paragraph of the text is not lost', () => {
  const inArticle = (inner: string): string => `<article>${H1}${paragraphs(BODY.slice(0, 3))}${inner}</article>`;
  const first = BODY.slice(0, 3);

  test.each([
    ['that ends in an agency', 'La passerelle ouvrira le 3 mars à six heures. (AFP)'],
    ['that ends in initials', 'La passerelle ouvrira le 3 mars à six heures. [L. Aubrac]'],
    [
      'that ends in initials behind no full stop',
      'La passerelle, que la ville promet depuis onze ans, ouvrira enfin le 3 mars à six heures (cm)',
    ],
    [
      'that closes its quotation as German does',
      '„Die Brücke bleibt bis Januar gesperrt“, sagte die Bürgermeisterin. „Mehr weiß ich nicht.“',
    ],
    [
      'that is one link and a whole sentence',
      '<a href="/x">La maire de Saclin a démenti mercredi vouloir rendre le bac payant avant l’été.</a>',
    ],
  ])('%s', async (_, last) => {
    expect(await paragraphsOf(inArticle(`<p>${last}</p>`))).toEqual([...first, last.replace(/<[^>]+>/g, '')]);
  });

  test('that is a list of facts at the end', async () => {
    const list = ['Les dates :', '3 mars, fermeture', '15 janvier, réouverture'];
    const inner = inArticle(`<p>${list[0]}</p><ul><li>${list[1]}</li><li>${list[2]}</li></ul>`);
    expect(await paragraphsOf(inner)).toEqual([...first, ...list]);
  });

  test('in a form that holds the article', async () => {
    expect(await paragraphsOf(`<article>${H1}<form action="/x">${P}</form></article>`)).toEqual(BODY);
  });

  test('in a block of its own, as each of its neighbours', async () => {
    const inner = BODY.map((one) => `<div class="text-block"><p>${one}</p></div><div class="ad">Publicité</div>`).join(
      '',
    );
    expect(await paragraphsOf(`<main>${H1}${inner}</main>`)).toEqual(BODY);
  });

  const ITEMS = [
    'On y descend par 112 marches. À marée basse, trois criques se rejoignent.',
    'La meunière moud encore deux fois par semaine. Ses galettes sont épuisées à onze heures.',
    'Comptez deux heures de marche. Les phoques se montrent souvent face à la pointe.',
    'Quatre salles racontent cinq siècles de contrebande. Les enfants y entrent gratuitement.',
  ];

  test('in sections that have nothing in common with the standfirst', async () => {
    const head = `<meta name="description" content="${STANDFIRST}">`;
    const sections = ITEMS.map((one, n) => `<h3>Sortie ${n + 1}</h3><p>${one}</p>`).join('');
    const found = await paragraphsOf(`<article>${H1}<p>${STANDFIRST}</p><div>${sections}</div></article>`, head);
    expect(found).toEqual([STANDFIRST, ...ITEMS.flatMap((one, n) => [`Sortie ${n + 1}`, one])]);
  });

  test('in rows that a program named, each after its own fashion', async () => {
    const rows = [...BODY.slice(0, 2), ...ITEMS].map((one, n) => `<div class="x${'abcdef'[n]}"><p>${one}</p></div>`);
    const found = await paragraphsOf(`<div class="r">${H1}<div class="s">${rows.join('')}</div></div>`);
    expect(found).toEqual([...BODY.slice(0, 2), ...ITEMS]);
  });

  test('in a quotation set apart', async () => {
    const quoted = `<blockquote><div><p>${BODY[2]}</p></div></blockquote>`;
    expect(await paragraphsOf(`<article>${H1}${SHORT}${quoted}<p>${BODY[3]}</p></article>`)).toEqual(BODY.slice(0, 4));
  });
});

describe('what stands inside an article and is not its text is left out', () => {
  test.each([
    [
      'a caption that repeats the picture’s description',
      `<img alt="Le pont de Vauclère vu de la rive gauche, lundi matin"><div>Le pont de Vauclère vu de la rive gauche, lundi matin</div>`,
    ],
    [
      'a caption by its name',
      '<div class="wp-caption-text">Le pont de Vauclère vu de la rive gauche, lundi matin.</div>',
    ],
    ['a pointer', '<p><a href="/x">Le bac de Saclin reprend du service</a></p>'],
    [
      'a call by its name',
      '<div class="newsletter-signup"><p>Chaque matin, le pont et la vallée dans votre boîte. Inscrivez-vous.</p></div>',
    ],
  ])('%s', async (_, inner) => {
    const [one, ...others] = BODY.map((text) => `<p>${text}</p>`);
    expect(await paragraphsOf(`<article>${H1}${one}${inner}${others.join('')}</article>`)).toEqual(BODY);
  });

  test.each(['Anzeige', 'Publicidad', 'REKLAMA'])('the word %s is not quotable', async (word) => {
    const article = await read(`<article>${H1}<p>${BODY[0]}</p><p>${word}</p><p>${BODY[1]}</p></article>`);
    expect(quotableText(article)).toBe(BODY.slice(0, 2).join('\n\n'));
  });

  test('an embedded post stays in the text and is not quotable', async () => {
    const post =
      '<blockquote class="twitter-tweet"><p>Le pont ferme et personne ne nous a rien dit. Une honte.</p>— Rive gauche (@rivegauche) <a href="https://twitter.com/x">3 mars 2021</a></blockquote>';
    const article = await read(`<article>${H1}<p>${BODY[0]}</p>${post}<p>${BODY[1]}</p></article>`);
    expect(article.text).toContain('personne ne nous a rien dit');
    expect(quotableText(article)).toBe(BODY.slice(0, 2).join('\n\n'));
  });

  test('markup that JSON-LD holds, escaped, is read as a page is', async () => {
    const body = BODY.map((one) => `&lt;p&gt;${one}&lt;/p&gt;`).join('');
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: body })}</script>`;
    expect(await paragraphsOf(`<article>${H1}<p>${BODY[0]}</p></article>`, head)).toEqual(BODY);
  });
});
