import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/articles/web/feeds/feed.js';

const AT = new URL('https://gazette.example/flux/une.xml');
const ROOT = '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">';
const rss = (items: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${ROOT}<channel><title>La Gazette</title><link>https://gazette.example/</link>${items}</channel></rss>`;
const item = (nth: number, inner = ''): string =>
  `<item><title>Nouvelle ${nth}</title><link>https://gazette.example/${nth}</link>${inner}</item>`;
const whole = rss([1, 2, 3].map((nth) => item(nth)).join(''));

const read = (text: string | Buffer, type: string | null = 'application/rss+xml') =>
  readFeed(Buffer.from(text as string), type === null ? null : { essence: type, charset: null }, AT);
const paths = (text: string | Buffer): string =>
  read(text)
    .items.map(({ url }) => url.pathname.slice(1))
    .join(' ');

describe('a feed is known by its bytes', () => {
  it.each(['text/html', 'text/plain', 'application/octet-stream', 'application/json', null])('sent as %s', (type) => {
    expect(read(whole, type)).toMatchObject({ title: 'La Gazette', damaged: false, items: [{}, {}, {}] });
  });

  it.each([
    ['a page', '<!doctype html><html><head><title>Flux</title></head><body><p>Un &lt;rss&gt; ?</p></body></html>'],
    ['a page that shows the source of one', `<html><body><pre>${whole}</pre></body></html>`],
    ['a sitemap', '<?xml version="1.0"?><urlset><url><loc>https://gazette.example/1</loc></url></urlset>'],
    ['text', 'Bonjour'],
  ])('and %s is none', (_what, text) => {
    expect(() => read(text, 'application/rss+xml')).toThrow(/is no feed/);
  });
});

describe('a feed that is damaged gives its whole items', () => {
  it.each([
    ['breaks off in a tag', rss(item(1) + item(2)).slice(0, -60), '1'],
    ['breaks off in a link', rss(item(1) + item(2)).replace(/(gazette\.example\/)2.*$/s, '$1'), '1'],
    ['breaks off between two items', rss(item(1) + item(2)).replace('</channel></rss>', ''), '1 2'],
    ['has a title that is not closed', rss(`${item(1)}${item(2).replace('</title>', '')}${item(3)}`), '1 3'],
    ['has a link that is not closed', rss(`${item(1)}${item(2).replace('</link>', '')}${item(3)}`), '1 3'],
    ['has a tag of its own that is not closed', rss(`${item(1)}${item(2, '<x:note>')}${item(3)}${item(4)}`), '1 2 3 4'],
    ['has an item that is not closed', rss(`${item(1)}${item(2).replace('</item>', '')}${item(3)}`), '1 2 3'],
    [
      'has a CDATA section that is not closed',
      rss(
        `${item(1)}${item(2).replace('<title>', '<title><![CDATA[')}${item(3, '<dc:creator><![CDATA[L]]></dc:creator>')}`,
      ),
      '1 3',
    ],
    ['has a comment that is not closed', rss(`${item(1)}${item(2, '<!-- brouillon')}${item(3)}`), '1 3'],
    [
      'has a comment that ends in the next item',
      rss(`${item(1)}${item(2).replace('</title>', '<!-- x</title>')}${item(3, '<!-- y -->')}${item(4)}`),
      '1 3 4',
    ],
    ['has a lone bracket in a title', rss(item(1) + item(2).replace('Nouvelle', '2 < 3 :') + item(3)), '1 2 3'],
  ])('that %s', (_what, text, expected) => {
    expect(paths(text)).toBe(expected);
    expect(read(text)).toMatchObject({ title: 'La Gazette', damaged: true });
  });

  it('with the title, day and author of each, and of no other', () => {
    const said = '<pubDate>Wed, 10 Mar 2021 08:00:00 +0100</pubDate><dc:creator>Rose Talmont</dc:creator>';
    const text = rss(`${item(1, said)}${item(2, said).replace('</title>', '')}${item(3)}`);
    expect(read(text).items.map(({ stated }) => stated)).toEqual([
      { title: 'Nouvelle 1', date: '2021-03-10', author: 'Rose Talmont' },
      { title: 'Nouvelle 3' },
    ]);
  });

  it.each([
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><id>https://gazette.example/1</id></entry><entry><id>https://gazette.ex',
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>G</title></channel><item rdf:about="https://gazette.example/1"><title>t</title></item><item rdf:ab',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"G","items":[{"id":"1","url":"https://gazette.example/1","title":"a \\"]}\\" b"},{"id":"2","url":"https://gazette',
    ],
  ])('of %s too', (_format, text) => {
    expect(read(text)).toMatchObject({ title: 'G', damaged: true, items: [{ url: { pathname: '/1' } }] });
  });

  it('but none that no item is whole of', () => {
    expect(() => read(rss(item(1)).replace(/<\/item>.*$/s, ''))).toThrow(/is no feed that can be read/);
  });
});

describe('a feed is whole in spite of', () => {
  it.each([
    ['entities that nobody declared', whole.replaceAll('Nouvelle', '&Agrave;&nbsp;l&rsquo;&eacute;cole & ')],
    ['control characters', whole.replaceAll('Nouvelle', 'Nou\u0000velle\u0008 \u001b')],
    ['rubbish before its declaration', `\n<br />\n<b>Warning</b>: include({"a"}) failed in line 3<br />\n${whole}`],
    ['rubbish behind its end', `${whole}\n<!-- cached --><script>if (a < b) {}</script>`],
    ['an item in a comment', whole.replace('<item>', `<!-- ${item(9)} --><item>`)],
    [
      'an item in the text of one',
      whole.replace('</title>', `</title><description><![CDATA[${item(9)}]]></description>`),
    ],
    [
      'tags in capitals',
      whole.replace(/<(\/?)(rss|channel|item|title|link)\b/g, (_, end, tag) => `<${end}${tag.toUpperCase()}`),
    ],
    ['a document type that declares entities', whole.replace('<rss', '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss')],
  ])('%s', (_what, text) => {
    expect(paths(text)).toBe('1 2 3');
    expect(read(text).damaged).toBe(false);
  });

  it('letters that are no UTF-8, though it declares so', () => {
    const latin = Buffer.from(whole.replaceAll('Nouvelle', 'Événement'), 'latin1');
    expect(read(latin).items[0]!.stated.title).toBe('Événement 1');
  });

  it('a charset in its reply that its bytes belie', () => {
    const type = { essence: 'text/xml', charset: 'iso-8859-1' };
    const bytes = Buffer.from(whole.replaceAll('Nouvelle', 'Événement'));
    expect(readFeed(bytes, type, AT).items[0]!.stated.title).toBe('Événement 1');
  });

  it('one damaged byte, and the title that holds it is none', () => {
    const bytes = Buffer.from(whole.replaceAll('Nouvelle', 'Événement'));
    bytes[bytes.indexOf('Év') + 1] = 0xff;
    expect(read(bytes).items.map(({ stated }) => stated.title)).toEqual([undefined, 'Événement 2', 'Événement 3']);
  });
});

describe('the page of an item', () => {
  const page = (inner: string): string => read(rss(`<item><title>t</title>${inner}</item>`)).items[0]?.url.href ?? '';

  it.each([
    ['an Atom link', '<atom:link href="https://gazette.example/a"/>', '/a'],
    ['an Atom link under another prefix', '<a10:link xmlns:a10="http://www.w3.org/2005/Atom" href="/a"/>', '/a'],
    ['an Atom link without a prefix', '<link xmlns="http://www.w3.org/2005/Atom" rel="alternate" href="/a" />', '/a'],
    [
      'an Atom link beside one to the feed',
      '<atom:link rel="self" href="/flux"/><atom:link rel="Alternate" href="/a"/>',
      '/a',
    ],
    [
      'the page among Atom links',
      '<atom:link type="application/pdf" href="/a.pdf"/><atom:link type="text/html" href="/a"/>',
      '/a',
    ],
    ['an id that is an address', '<guid>https://gazette.example/a</guid>', '/a'],
    ['an empty link beside an id', '<link></link><guid isPermaLink="true">https://gazette.example/a</guid>', '/a'],
    ['an address twice escaped', '<link><![CDATA[https://gazette.example/a?x=1&amp;y=2]]></link>', '/a?x=1&y=2'],
  ])('is %s', (_what, inner, path) => {
    expect(page(inner)).toBe(`https://gazette.example${path}`);
  });

  it.each([
    ['an enclosure', '<enclosure url="https://gazette.example/a.mp3" type="audio/mpeg" length="1"/>'],
    ['an Atom enclosure', '<atom:link rel="enclosure" href="https://gazette.example/a.mp3"/>'],
    ['the address of comments', '<comments>https://gazette.example/a#comments</comments>'],
    ['an id that is a number', '<guid>20210209</guid>'],
    ['an id that is a name', '<guid>tag:gazette.example,2021:1</guid>'],
  ])('is never %s', (_what, inner) => {
    expect(page(inner)).toBe('');
  });

  it.each([
    [
      'what the item says is its base',
      '<rss version="2.0"><channel><link>https://a.example/</link><item xml:base="https://c.example/x/"><link>1</link></item></channel></rss>',
      'https://c.example/x/1',
    ],
    [
      'what the feed says is its base',
      '<rss version="2.0" xml:base="https://b.example/x/"><channel><link>https://a.example/</link><item><link>1</link></item></channel></rss>',
      'https://b.example/x/1',
    ],
    [
      'the page that the feed is of',
      '<rss version="2.0"><channel><link>https://a.example/</link><item><link>1</link></item></channel></rss>',
      'https://a.example/1',
    ],
    [
      'where the feed is',
      '<rss version="2.0"><channel><item><link>1</link></item></channel></rss>',
      'https://gazette.example/flux/1',
    ],
    [
      'the base of Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/"><entry xml:base="/x/"><link href="1"/></entry></feed>',
      'https://b.example/x/1',
    ],
  ])('is relative to %s', (_what, text, expected) => {
    expect(read(text).items[0]!.url.href).toBe(expected);
  });

  it.each([
    [
      'of an Atom entry that has an id alone',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><id>https://gazette.example/1</id></entry></feed>',
    ],
    [
      'of an Atom feed with a prefix',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>https://gazette.example/1</a:id></a:entry></a:feed>',
    ],
    [
      'of an RDF item that has a subject alone',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://gazette.example/1"><title>t</title></item></rdf:RDF>',
    ],
    [
      'of a JSON item that has an id alone',
      '{"version":"https://jsonfeed.org/version/1","items":[{"id":"https://gazette.example/1"}]}',
    ],
  ])('is found %s', (_what, text) => {
    expect(read(text).items.map(({ url }) => url.pathname)).toEqual(['/1']);
  });

  it('is listed once, whichever campaign and scheme it is listed with', () => {
    const links = [
      'https://gazette.example/1?utm_source=rss#xtor=RSS-1',
      'http://www.gazette.example/1/',
      '/1?xtor=RSS-4',
    ];
    expect(read(rss(links.map((link) => `<item><link>${link}</link></item>`).join(''))).items).toHaveLength(1);
  });
});

describe('what a feed states of an item', () => {
  const stated = (inner: string) => read(rss(`<item><link>/1</link>${inner}</item>`)).items[0]?.stated;

  it.each([
    [
      'a title with markup',
      '<title>&lt;b&gt;L&amp;rsquo;&amp;eacute;cole&lt;/b&gt; &amp;amp; la mairie</title>',
      { title: 'L’école & la mairie' },
    ],
    ['a title over two lines', '<title>\n  Une\n  crue </title>', { title: 'Une crue' }],
    ['a day of Dublin Core', '<dc:date>2021-02-09T23:15:00+01:00</dc:date>', { date: '2021-02-09' }],
    [
      'several authors',
      '<dc:creator>Rose Talmont</dc:creator><dc:creator>Yves Carel</dc:creator>',
      { author: 'Rose Talmont, Yves Carel' },
    ],
    ['an author with a credit', '<dc:creator>Par Rose Talmont</dc:creator>', { author: 'Rose Talmont' }],
    ['an author behind an address', '<author>rose@gazette.example (Rose Talmont)</author>', { author: 'Rose Talmont' }],
  ])('is %s', (_what, inner, expected) => {
    expect(stated(inner)).toEqual(expected);
  });

  it.each([
    ['an address', '<author>redaction@gazette.example</author>'],
    ['an account', '<dc:creator>rtalmont59</dc:creator><dc:creator>Admin</dc:creator>'],
    ['a title longer than titles are', `<title>${'Une crue '.repeat(100)}</title>`],
    ['a title nested beyond reason', `<title>${'&lt;b&gt;'.repeat(180)}Crue</title>`],
    ['a date that is none', '<pubDate>hier</pubDate>'],
    ['a date of two readings', '<pubDate>09/02/2021</pubDate>'],
  ])('is not %s', (_what, inner) => {
    expect(stated(inner)).toEqual({});
  });

  it('is a date in numbers where the language of the feed orders them', () => {
    const text = rss('<language>fr</language><item><link>/1</link><pubDate>09/02/2021 20:15</pubDate></item>');
    expect(read(text).items[0]!.stated).toEqual({ date: '2021-02-09' });
  });

  it('is no day where it is told in UTC and another has begun where it was written, but in English', () => {
    const day = (date: string, language: string): string | undefined =>
      read(rss(`<language>${language}</language><item><link>/1</link><pubDate>${date}</pubDate></item>`)).items[0]!
        .stated.date;
    expect(day('Tue, 09 Feb 2021 23:15:00 GMT', 'fr-FR')).toBeUndefined();
    expect(day('Tue, 09 Feb 2021 23:15:00 +0000', 'fr')).toBeUndefined();
    expect(day('Tue, 09 Feb 2021 23:15:00 +0100', 'fr')).toBe('2021-02-09');
    expect(day('Tue, 09 Feb 2021 20:22:30 GMT', 'fr')).toBe('2021-02-09');
    expect(day('Tue, 09 Feb 2021 23:15:00 GMT', 'en-GB')).toBe('2021-02-09');
  });

  it('is in Atom the day of publication, and that of the last change where there is no other', () => {
    const entry = (days: string): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://gazette.example/1</id>${days}<author><name>Rose Talmont</name></author></entry></feed>`;
    const updated = '<updated>2021-03-02T10:00:00Z</updated>';
    expect(read(entry(updated)).items[0]!.stated).toEqual({ date: '2021-03-02', author: 'Rose Talmont' });
    expect(read(entry(`${updated}<published>2021-02-09T10:00:00Z</published>`)).items[0]!.stated.date).toBe(
      '2021-02-09',
    );
  });
});

describe('a feed made to take long', () => {
  it.each([
    ['openings of CDATA', '<![CDATA['],
    ['openings of comments', '<!--'],
    ['openings of items', '<item>'],
    ['openings of links', '<link href="'],
    ['openings of the root', '<rss '],
    ['ends of items', '</item'],
    ['brackets of JSON', '{"items":['],
    ['quotes of JSON', '{"items":["\\"'],
  ])('of 200 kB of %s is read at once', (_what, part) => {
    for (const text of [rss(part.repeat(200_000 / part.length)), part.repeat(200_000 / part.length)]) {
      try {
        expect(read(text).items).toEqual([]);
      } catch (error) {
        expect(error).toMatchObject({ code: 'feed-unreadable' });
      }
    }
  });
});
