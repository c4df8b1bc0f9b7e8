import type { Language } from '../../src/text/language.js';
import { hasFlag, objects } from '../discord-double/json.js';
import { componentHtml } from './card-html.js';
import { type Html, html } from './html.js';
import type { Channels } from './markdown-html.js';
import type { Played } from './scenes.js';
import type { Take } from './stage.js';
import { STYLE } from './style.js';

const EPHEMERAL = 1 << 6;
const PERSON = 'Camille';

const WORDS = {
  fr: {
    language: 'Français',
    used: { command: 'a utilisé', button: 'a appuyé sur', choice: 'a choisi' },
    app: 'APPLI',
    only: 'Vous seul(e) pouvez voir ceci',
  },
  en: {
    language: 'English',
    used: { command: 'used', button: 'pressed', choice: 'chose' },
    app: 'APP',
    only: 'Only you can see this',
  },
} as const;

/** What the scenes showed in one language. */
export interface Showing {
  readonly language: Language;
  readonly channels: Channels;
  readonly played: readonly Played[];
}

const TIME = html`<time>09:41</time>`;

function said(words: string | null): Html | null {
  if (words === null) return null;
  const who = html`<div class="who">${PERSON} ${TIME}</div>`;
  return html`<div class="message"><div class="avatar person">C</div>${who}<div class="body text">${words}</div></div>`;
}

function takeHtml(take: Take, { language, channels }: Showing): Html {
  const words = WORDS[language];
  const { did, message } = take;
  const how =
    did === null
      ? null
      : html`<div class="how"><span class="avatar person">C</span><span>${PERSON} ${words.used[did.how]} <b>${did.name}</b></span></div>`;
  const isPrivate = hasFlag(message.flags, EPHEMERAL);
  return html`${said(take.said)}<div class="message${isPrivate ? ' private' : ''}">${how}<div class="avatar">V</div>
<div class="who">Verbatim <span class="app">${words.app}</span> ${TIME}</div>
<div class="body">${objects(message.components).map((component) => componentHtml(component, channels))}</div>
${isPrivate ? html`<div class="only">${words.only}</div>` : null}</div>
`;
}

const sectionHtml = (
  showing: Showing,
): Html => html`<section lang="${showing.language}" id="${showing.language}" style="grid-row:span ${String(showing.played.length + 1)}">
<h2>${WORDS[showing.language].language}</h2>
${showing.played.map(
  ({ scene, takes }) => html`<article id="${showing.language}-${scene.kind}">
<h3>${scene.heading[showing.language]}</h3>
${takes.map((take) => takeHtml(take, showing))}</article>
`,
)}</section>
`;

/**
 * One static page: no script, nothing that is fetched.
 * @throws Error for what Discord would draw in a way that the page cannot
 */
export function pageHtml(showings: readonly Showing[]): string {
  const style: Html = { markup: STYLE };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Verbatim on Discord</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Verbatim on Discord</h1>
<p>Every kind of card, as Discord lays it out, over the articles in seeds/. Made by “npm run preview”. ${showings.map(
    ({ language }) => html`<a href="#${language}">${WORDS[language].language}</a> `,
  )}</p>
</header>
<main>
${showings.map(sectionHtml)}</main>
</body>
</html>
`.markup;
}
