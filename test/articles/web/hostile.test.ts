import { randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/articles/web/feeds/feed.js';
import { fetchArticle } from '../../../src/articles/web/fetch-article.js';
import type { FetchErrorCode } from '../../../src/articles/web/fetch-error.js';
import { isPublicAddress } from '../../../src/articles/web/network/public-address.js';
import { readRobotsRules } from '../../../src/articles/web/network/robots-rules.js';
import { readWebAddress } from '../../../src/articles/web/web-address.js';
import { type Answer, codeOf, LIMITS, PUBLIC, redirects, SHORT, sends, WebDouble } from './web-double.js';

/** Addresses that are refused before anything is asked for. */
const ADDRESSES: readonly (readonly [what: string, address: string, code: FetchErrorCode])[] = [
  ['nothing', '', 'bad-url'],
  ['no address', 'not an address', 'bad-url'],
  ['3 MB', `http://news.example/${'a'.repeat(3_000_000)}`, 'bad-url'],
  ['a file', 'file:///etc/passwd', 'bad-url'],
  ['ftp', 'ftp://news.example/a', 'bad-url'],
  ['gopher', 'gopher://news.example/_x', 'bad-url'],
  ['data', 'data:text/html,<p>Bonjour', 'bad-url'],
  ['javascript', 'javascript:alert(1)', 'bad-url'],
  ['blob', 'blob:http://news.example/1', 'bad-url'],
  ['no host', 'http:///a', 'bad-url'],
  ['no slashes', 'http:news.example/a', 'bad-url'],
  ['a backslash for a slash', 'http:/\\evil.example/a', 'bad-url'],
  ['a backslash before an at sign', 'http://news.example\\@127.0.0.1/', 'bad-url'],
  ['a line break', 'http://news.example/a\r\nHost: evil.example', 'bad-url'],
  ['a line break that browsers take out', 'http://127.0.\n0.1/', 'bad-url'],
  ['a tab', 'ht\ttp://news.example/', 'bad-url'],
  ['a space', 'http://news.example/a b', 'bad-url'],
  ['a space before', ' http://news.example/', 'bad-url'],
  ['a no-break space', 'http://news.example/\u00a0', 'bad-url'],
  ['a zero byte', 'http://news.example/\0', 'bad-url'],
  ['a name and a password', 'http://user:secret@news.example/', 'bad-url'],
  ['a name that looks like a host', 'http://news.example@evil.example/', 'bad-url'],
  ['an empty password', 'http://:@127.0.0.1/', 'address-not-public'],
  ['another port', 'http://news.example:8080/', 'bad-url'],
  ['the other scheme’s port', 'https://news.example:80/', 'bad-url'],
  ['a port that is none', 'http://news.example:99999/', 'bad-url'],
  ['a host of empty parts', 'http://news..example/', 'bad-url'],
  ['a percent sign in the host', 'http://news%2fexample/', 'bad-url'],
  ['localhost', 'http://localhost/', 'address-not-public'],
  ['localhost in capitals with a dot', 'http://LOCALHOST./', 'address-not-public'],
  ['below localhost', 'http://a.localhost/', 'address-not-public'],
  ['a printer', 'http://printer.local/', 'address-not-public'],
  ['the metadata name of a cloud', 'http://metadata.google.internal/', 'address-not-public'],
  ['a name of one part', 'http://intranet/', 'address-not-public'],
  ['loopback', 'http://127.0.0.1/', 'address-not-public'],
  ['loopback with a dot', 'http://127.0.0.1./', 'address-not-public'],
  ['loopback in fullwidth digits and dots', 'http://１２７。０。０。１/', 'address-not-public'],
  ['loopback in percent codes', 'http://%31%32%37.0.0.1/', 'address-not-public'],
  ['loopback as a number', 'http://2130706433/', 'address-not-public'],
  ['loopback in hexadecimal', 'http://0x7f000001/', 'address-not-public'],
  ['loopback in two parts', 'http://0x7f.1/', 'address-not-public'],
  ['loopback in octal', 'http://0177.0.0.01/', 'address-not-public'],
  ['no address at all', 'http://0/', 'address-not-public'],
  ['a private network', 'http://10.1.2.3/', 'address-not-public'],
  ['cloud metadata', 'http://169.254.169.254/latest/meta-data/', 'address-not-public'],
  ['cloud metadata in a public range', 'http://168.63.129.16/', 'address-not-public'],
  ['IPv6 loopback', 'http://[::1]/', 'address-not-public'],
  ['IPv6 loopback in full', 'http://[0:0:0:0:0:0:0:1]/', 'address-not-public'],
  ['IPv4 loopback in IPv6', 'http://[::ffff:127.0.0.1]/', 'address-not-public'],
  ['the same in hexadecimal', 'http://[::ffff:7f00:1]/', 'address-not-public'],
  ['a zone', 'http://[fe80::1%25eth0]/', 'bad-url'],
];

it.each(ADDRESSES)('an address with %s is refused', async (_what, address, code) => {
  expect(await codeOf(async () => readWebAddress(address))).toBe(code);
});

it.each([
  ['http://ＮＥＷＳ.example/', 'http://news.example/'],
  ['http://news。example/', 'http://news.example/'],
  ['HTTPS://News.Example.:443/a#b', 'https://news.example/a'],
  ['http://lemоnde.fr/', 'http://xn--lemnde-yqf.fr/'], // a Cyrillic о, which is seen now
  ['http://news.example/./a/../é', 'http://news.example/%C3%A9'],
])('%s is read as %s', (address, read) => {
  expect(readWebAddress(address).href).toBe(read);
});

it.each([
  ...[
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.255.255.254',
    '169.254.0.1',
    '172.16.0.1',
  ],
  ...['172.31.255.255', '192.0.0.192', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::127.0.0.1', '::7f00:1', '::ffff:10.0.0.1', '::ffff:93.184.216.34', '::ffff:0:127.0.0.1'],
  ...[
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:4136:e378::1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
  ],
  ...[
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1111%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    '5f00::1',
  ],
  ...['', 'localhost', '127.1', '1.2.3.4.5', '93.184.216.34/8'],
])('%s is not a public address', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each(['93.184.216.34', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4007:80e::200e'])(
  '%s is a public address',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

const HTML = { 'content-type': 'text/html' };
const PAGE = '<p>Le pont a été fermé mardi.</p>';

/** Hosts and what they answer for `/a`, with a small page at `/good`. */
const REPLIES: readonly (readonly [what: string, answer: Answer, code: FetchErrorCode | 'fetched'])[] = [
  ['leads to a file', redirects('file:///etc/passwd'), 'bad-redirect'],
  ['leads to gopher', redirects('gopher://127.0.0.1:11211/_stats'), 'bad-redirect'],
  ['leads to ftp', redirects('ftp://news.example/a'), 'bad-redirect'],
  ['leads to data', redirects('data:text/html,hello'), 'bad-redirect'],
  ['leads to loopback', redirects('http://127.0.0.1/'), 'bad-redirect'],
  ['leads to loopback in octal', redirects('http://0177.1/', 307), 'bad-redirect'],
  ['leads to loopback without a scheme', redirects('//127.0.0.1/', 308), 'bad-redirect'],
  ['leads to cloud metadata', redirects('http://169.254.169.254/latest/', 301), 'bad-redirect'],
  ['leads to a name that is private', redirects('http://inside.example/'), 'address-not-public'],
  ['leads to another port', redirects('http://news.example:22/'), 'bad-redirect'],
  ['leads to a password', redirects('http://a:b@news.example/'), 'bad-redirect'],
  ['leads to itself', redirects('/a'), 'bad-redirect'],
  ['leads nowhere', (_request, response) => response.writeHead(302).end(), 'bad-redirect'],
  ['leads to no address', redirects('http://['), 'bad-redirect'],
  ['leads to a good page', redirects('/good'), 'fetched'],
  ['has huge headers', sends(PAGE, { ...HTML, 'x-long': 'a'.repeat(40_000) }), 'page-broken'],
  ['has ten thousand headers', (_request, response) => void manyHeaders(response.socket!), 'page-broken'],
  ['speaks no HTTP', (_request, response) => void response.socket!.end('SSH-2.0-OpenSSH_9.6\r\n'), 'page-broken'],
  ['hangs up', (_request, response) => void response.socket!.destroy(), 'page-broken'],
  ['never answers', () => {}, 'page-too-slow'],
  ['never ends', (_request, response) => endless(response.writeHead(200, HTML)), 'page-too-large'],
  ['drips', (_request, response) => drip(response.writeHead(200, HTML)), 'page-too-slow'],
  ['stops in the middle', (_request, response) => void response.writeHead(200, HTML).write('<p>'), 'page-too-slow'],
  [
    'says that it is huge',
    raw('200 OK', 'content-type: text/html\r\ncontent-length: 99999999', PAGE),
    'page-too-large',
  ],
  ['sends less than it says', raw('200 OK', 'content-type: text/html\r\ncontent-length: 900', PAGE), 'page-broken'],
  [
    'states two lengths',
    raw('200 OK', 'content-type: text/html\r\ncontent-length: 3\r\ncontent-length: 9', PAGE),
    'page-broken',
  ],
  ['states a negative length', raw('200 OK', 'content-type: text/html\r\ncontent-length: -3', PAGE), 'page-broken'],
  [
    'is cut within a chunk',
    raw('200 OK', 'content-type: text/html\r\ntransfer-encoding: chunked', '20\r\n<p>'),
    'page-broken',
  ],
  ['is a gzip bomb', encoded('gzip', gzipSync(Buffer.alloc(50_000_000))), 'page-too-large'],
  ['is a Brotli bomb', encoded('br', brotliCompressSync(Buffer.alloc(50_000_000))), 'page-too-large'],
  ['is a bomb in a bomb', encoded('gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))), 'page-broken'],
  ['is no gzip', encoded('gzip', Buffer.from(PAGE)), 'page-broken'],
  ['is no Brotli', encoded('br', Buffer.from(PAGE)), 'page-broken'],
  ['is half a gzip', encoded('gzip', gzipSync(randomBytes(2000)).subarray(0, 900)), 'page-broken'],
  ['is encoded as nobody asked', encoded('zstd', Buffer.from(PAGE)), 'page-broken'],
  ['is honest gzip', encoded('gzip', gzipSync(PAGE)), 'fetched'],
  ['is a picture', sends(randomBytes(900), { 'content-type': 'image/png' }), 'page-type'],
  [
    'is a film without end',
    (_request, response) => endless(response.writeHead(200, { 'content-type': 'video/mp4' })),
    'page-type',
  ],
  ['states no type', sends(PAGE, {}), 'page-type'],
  ['states a type that is none', sends(PAGE, { 'content-type': 'html' }), 'page-type'],
  ['states two types', raw('200 OK', 'content-type: text/html\r\ncontent-type: image/png', PAGE), 'page-type'],
  ['says page and is a program', sends(Buffer.from('MZ\0\0\0'), HTML), 'page-type'],
  ['says page and is a PDF', sends('%PDF-1.7\n', HTML), 'page-type'],
  ['says PDF and is a page', sends(PAGE, { 'content-type': 'application/pdf' }), 'page-type'],
  ['is gone', sends('', HTML, 410), 'page-gone'],
  ['wants a password', sends('', HTML, 401), 'page-refused'],
  ['wants money', sends('', HTML, 402), 'page-refused'],
  ['has a court against it', sends('', HTML, 451), 'page-refused'],
  ['is broken', sends('', HTML, 500), 'page-error'],
  ['says that nothing changed, unasked', sends('', HTML, 304), 'page-broken'],
  ['sends a part, unasked', sends(PAGE, HTML, 206), 'page-error'],
  ['is busy for thirty years', sends('', { ...HTML, 'retry-after': '1000000000' }, 429), 'host-busy'],
  ['is busy until a date that is none', sends('', { ...HTML, 'retry-after': 'Tuesday' }, 503), 'host-busy'],
];

function manyHeaders(socket: import('node:net').Socket): void {
  socket.end(`HTTP/1.1 200 OK\r\n${Array.from({ length: 10_000 }, (_, at) => `x-${at}: 1\r\n`).join('')}\r\n`);
}

function raw(status: string, headers: string, body: string): Answer {
  return (_request, response) => void response.socket!.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`);
}

function encoded(encoding: string, body: Buffer): Answer {
  return sends(body, { ...HTML, 'content-encoding': encoding });
}

function endless(response: import('node:http').ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(16_384, 'a')));
  };
  response.on('drain', more);
  more();
}

function drip(response: import('node:http').ServerResponse): void {
  const timer = setInterval(() => response.write('a'), 20);
  response.on('close', () => clearInterval(timer));
}

describe('on the network', () => {
  let web: WebDouble;
  beforeEach(async () => {
    web = new WebDouble();
    await web.start();
    web.names.set('inside.example', [['10.0.0.7']]);
    web.page('news.example/good', sends(PAGE));
  });
  afterEach(() => web.stop());

  const fetching = (address: string, limits = LIMITS): Promise<string> =>
    codeOf(fetchArticle(address, web.originals, web.fetcher({ limits })));

  it.each(REPLIES)('a host that %s', async (_what, answer, code) => {
    web.page('news.example/a', answer);
    expect(await fetching('http://news.example/a', code === 'page-too-slow' ? SHORT : LIMITS)).toBe(code);
    expect(web.connections.every((addresses) => addresses.every((address) => address === PUBLIC))).toBe(true);
  });

  it('https does not lead back to http', async () => {
    web.page('news.example/a', redirects('http://news.example/good'));
    expect(await fetching('https://news.example/a')).toBe('bad-redirect');
    expect(await fetching('http://news.example/a')).toBe('fetched');
  });

  it('five redirects are followed, six are not', async () => {
    for (let at = 1; at <= 6; at += 1) web.page(`news.example/${at}`, redirects(at === 1 ? '/good' : `/${at - 1}`));
    expect(await fetching('http://news.example/5')).toBe('fetched');
    expect(await fetching('http://news.example/6')).toBe('bad-redirect');
  });

  it.each([
    ['is private', [['192.168.1.1']]],
    ['is public and private', [[PUBLIC, '127.0.0.1']]],
    ['is public and IPv6 loopback', [[PUBLIC, '::1']]],
    ['is IPv4 in IPv6', [['::ffff:127.0.0.1']]],
    ['is link-local with a zone', [['fe80::1%eth0']]],
    ['is no address', [['news.example']]],
    ['turns private from one connection to the next', [[PUBLIC], ['127.0.0.1']]],
  ])('a name that %s is not connected to', async (_what, lookups) => {
    web.names.set('news.example', lookups);
    web.page('news.example/robots.txt', (_request, response) => {
      response.writeHead(404, { connection: 'close' }).end();
    });
    expect(await fetching('http://news.example/good')).toBe('address-not-public');
    expect(web.timesAsked('news.example/good')).toBe(0);
    expect(web.connections.flat().every((address) => address === PUBLIC)).toBe(true);
  });

  it('a name that turns private once it was checked gains nothing: the connection goes to what was checked', async () => {
    web.names.set('news.example', [[PUBLIC], ['127.0.0.1']]);
    expect(await fetching('http://news.example/good')).toBe('fetched');
    expect(web.connections).toEqual([[PUBLIC]]);
  });

  it('a name that is not there is said not to be there', async () => {
    web.names.set('news.example', [[]]);
    expect(await fetching('http://news.example/good')).toBe('host-not-found');
  });

  it('the message about an inner address does not tell the address', async () => {
    const refused = fetchArticle('http://inside.example/', web.originals, web.fetcher());
    await expect(refused).rejects.toThrow(/^(?!.*10\.0\.0\.7)inside\.example has an address that is not of the public/);
  });

  it.each([
    ['of 10 MB', sends('#'.repeat(10_000_000)), 'robots-unreachable'],
    [
      'that never ends',
      (_request: unknown, response: Parameters<Answer>[1]) => endless(response.writeHead(200)),
      'robots-unreachable',
    ],
    ['that leads to itself', redirects('/robots.txt'), 'robots-unreachable'],
    ['that leads inside', redirects('http://127.0.0.1/robots.txt'), 'robots-unreachable'],
    ['that is busy', sends('', { 'retry-after': '999999' }, 429), 'host-busy'],
    ['that is busy and does not say for how long', sends('', {}, 429), 'robots-unreachable'],
    ['that is bytes without sense', sends(randomBytes(4000)), 'fetched'],
    ['that is a page', sends('<html><body>Not found</body></html>'), 'fetched'],
    ['that one may not read', sends('', {}, 403), 'fetched'],
  ] as [string, Answer, string][])('a robots.txt %s', async (_what, answer, code) => {
    web.page('news.example/robots.txt', answer);
    expect(await fetching('http://news.example/good')).toBe(code);
  });
});

describe('robots.txt with', () => {
  const allowed = (text: string, path = '/a'): boolean =>
    readRobotsRules('http://news.example', text).allows(new URL(path, 'http://news.example'));

  it('twenty thousand agents and as many rules is read in bounded memory', () => {
    const agents = Array.from({ length: 20_000 }, (_, at) => `User-agent: a${at}`).join('\n');
    const rules = Array.from({ length: 20_000 }, (_, at) => `Disallow: /${at}`).join('\n');
    expect(allowed(`${agents}\nUser-agent: *\n${rules}`, '/19999')).toBe(false);
    expect(allowed(`${agents}\n${rules}`, '/19999')).toBe(true);
  });

  it('a rule of 100,000 stars is passed over', () => {
    expect(allowed(`User-agent: *\nDisallow: /${'*a'.repeat(50_000)}$`, `/${'a'.repeat(1900)}`)).toBe(true);
  });

  it('more rules with stars than can be followed allows nothing', async () => {
    const rules = `Disallow: /*${'a'.repeat(1000)}b\n`.repeat(500);
    expect(await codeOf(() => readRobotsRules('http://news.example', `User-agent: *\n${rules}`))).toBe(
      'robots-unreachable',
    );
  });

  it('agents named like parts of JavaScript is read like any other', () => {
    expect(allowed('User-agent: __proto__\nUser-agent: constructor\nDisallow: /\n\nUser-agent: *\nAllow: /')).toBe(
      true,
    );
  });

  it('a delay that is no number asks for none', () => {
    for (const delay of ['Infinity', 'NaN', '-5', '1e400', 'soon']) {
      expect(readRobotsRules('http://a.example', `User-agent: *\nCrawl-delay: ${delay}`).pauseMs).toBe(0);
    }
  });
});

describe('a feed', () => {
  const base = new URL('http://news.example/feeds/all.xml');
  const rss = (items: string, head = ''): string =>
    `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
  const read = (text: string | Buffer): string[] =>
    readFeed(Buffer.from(text as string), null, base).items.map(({ url }) => url.href);
  const link = (href: string): string => rss(`<item><title>t</title><link>${href}</link></item>`);

  it.each([
    ['a link to a script', link('javascript:alert(1)'), []],
    ['a link to a file', link('file:///etc/passwd'), []],
    ['a link to loopback', link('http://127.0.0.1/'), []],
    ['a link with a password', link('http://a:b@news.example/'), []],
    ['a link of 3 MB', link(`http://news.example/${'a'.repeat(3_000_000)}`), []],
    ['a relative link', link('../a'), ['http://news.example/a']],
    ['a link without scheme', link('//other.example/a'), ['http://other.example/a']],
    ['a link between line breaks', link('\n   http://news.example/a\n'), ['http://news.example/a']],
    ['entities in a link', link('http://news.example/a?b=1&amp;c=2'), ['http://news.example/a?b=1&c=2']],
    ['CDATA around a link', link('<![CDATA[http://news.example/a?b=1&c=2]]>'), ['http://news.example/a?b=1&c=2']],
    ['no link', rss('<item><title>t</title></item>'), []],
    ['no items', rss(''), []],
    ['a guid for a link', rss('<item><guid>http://news.example/a</guid></item>'), ['http://news.example/a']],
    ['a guid that is none', rss('<item><guid isPermaLink="false">http://news.example/a</guid></item>'), []],
  ])('with %s', (_what, text, links) => {
    expect(read(text)).toEqual(links);
  });

  const BILLION = `<!DOCTYPE r [<!ENTITY a0 "http://news.example/">${Array.from(
    { length: 30 },
    (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`,
  ).join('')}]>`;

  it('with a billion laughs does not laugh', () => {
    const text = rss('<item><title>&a30;</title><link>http://news.example/a</link></item>', BILLION);
    const outcome = ((): string[] | string => {
      try {
        return read(text);
      } catch (error) {
        return (error as { code: string }).code;
      }
    })();
    expect([['http://news.example/a'], 'feed-unreadable']).toContainEqual(outcome);
  });

  it('with as many items as its size allows gives the first five hundred', () => {
    const items = '<item><link>/a</link></item>'.repeat(5 * 36_000);
    let at = 0;
    expect(read(rss(items.replaceAll('/a', () => `/${++at}`)))).toHaveLength(500);
  });

  it.each([
    ['is empty', ''],
    [
      'has an entity that is a file',
      rss('<item><link>/&x;</link></item>', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ],
    ['is a page', '<html><body><p>Bonjour</p></body></html>'],
    ['is another JSON', '{"a": 1}'],
    ['is cut', '<?xml version="1.0"?><rss version="2.0"><channel><item><link>http://news'],
    ['is nested without end', rss('<a>'.repeat(100_000))],
    ['is bytes without sense', randomBytes(5000)],
  ])('that %s is no feed, or one without articles', (_what, text) => {
    let links: string[] | null = null;
    try {
      links = read(text);
    } catch (error) {
      expect(error).toMatchObject({ code: 'feed-unreadable' });
    }
    expect(links ?? []).toEqual([]);
  });
});
