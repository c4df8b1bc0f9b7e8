/** The frame of every page: head, header, foot, and the headers of the response. Loads no script that a page does not name. */
import { LONGEST_ADDRESS, localAddress } from '../../answering/citation/reading-room-address.js';
import type { Language } from '../../text/language.js';
import type { Visit } from '../visit.js';
import { COMMON_WORDING, type Tab } from '../wording/common.js';
import { type Html, html } from './html.js';

export interface PageContent {
  /** The title of the browser's tab, to which our name is added. */
  readonly title: string;
  /** The navigation's tab for this page; null: none. */
  readonly tab: Tab | null;
  readonly body: Html;
  /** Names of module scripts in `src/web/assets/`. */
  readonly scripts?: readonly string[];
  /** 200 where it is left out. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The page's own local address, where others show the same. */
  readonly canonical?: string;
}

const TABS: readonly (readonly [Tab, string])[] = [
  ['ask', '/'],
  ['sources', '/sources'],
  ['health', '/health'],
];

/** Leads back to this page, unless that makes it too long: an address grows when it is escaped twice. */
function languageAddress({ url }: Visit, to: Language): string {
  const address = localAddress('/language', { to, back: `${url.pathname}${url.search}` });
  return url.origin.length + address.length > LONGEST_ADDRESS ? localAddress('/language', { to }) : address;
}

function header(visit: Visit, current: Tab | null): Html {
  const wording = COMMON_WORDING[visit.language];
  const to = visit.language === 'fr' ? 'en' : 'fr';
  return html`<header class="site-header">
<a class="site-name" href="/">Verbatim</a>
<nav class="tabs" aria-label="${wording.navigation}"><ul>${TABS.map(
    ([tab, path]) =>
      html`<li><a href="${path}"${tab === current ? html` aria-current="page"` : null}>${wording.tabs[tab]}</a></li>`,
  )}</ul></nav>
<a class="language" href="${languageAddress(visit, to)}" lang="${to}" hreflang="${to}" rel="nofollow">${wording.otherLanguage}</a>
</header>`;
}

export function page(visit: Visit, content: PageContent): Response {
  const wording = COMMON_WORDING[visit.language];
  const { title, tab, body, scripts = [], status = 200, headers = {}, canonical } = content;
  const document = html`<!doctype html>
<html lang="${visit.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Verbatim</title>
<link rel="icon" href="${visit.asset('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${visit.asset('style.css')}">
${canonical === undefined ? null : html`<link rel="canonical" href="${canonical}">`}
${scripts.map((name) => html`<script type="module" src="${visit.asset(name)}"></script>`)}
</head>
<body>
<a class="skip" href="#content">${wording.skip}</a>
${header(visit, tab)}
<main id="content" tabindex="-1">
${body}
</main>
<footer class="site-footer"><p>${wording.law}</p></footer>
</body>
</html>
`;
  return new Response(document.toString(), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': visit.language,
      'cache-control': 'private, no-cache',
      vary: 'Accept-Language, Cookie',
      ...headers,
    },
  });
}
