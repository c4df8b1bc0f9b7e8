import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { HOSTILE, hostileLookups } from './hostile.js';
import { makePreview } from './make.js';
import { SCENES } from './scenes.js';

/** Every tag of the page, as it is written. */
const tagsOf = (page: string): string[] => page.replace(/<style>.*?<\/style>/s, '').match(/<[^>]*>/g) ?? [];

describe('the preview of Discord', () => {
  let page: string;
  beforeAll(async () => {
    page = await makePreview(hostileLookups(), '1.2.3');
  });

  it('holds every kind of card, in French and in English', () => {
    for (const { kind } of SCENES) {
      for (const language of ['fr', 'en']) {
        const [, scene = ''] = page.split(`<article id="${language}-${kind}">`);
        expect(scene.split('</article>')[0], `${language} ${kind}`).toMatch(/<div class="(?:card|text)"/);
      }
    }
  });

  it('shows every command under its name in both languages', () => {
    for (const { data } of commands) {
      for (const name of [data.name, data.name_localizations?.fr]) {
        expect(page, name ?? data.name).toMatch(new RegExp(`<b>/?${name}</b>`));
      }
    }
  });

  it('shows what an article says as text, whatever it says', () => {
    expect(page).toContain(
      HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    );
    expect(page).not.toMatch(/<script|<img|<b>2/i);
    const names = new Set(tagsOf(page).map((tag) => /^<\/?([!\w]+)/.exec(tag)?.[1]));
    expect([...names].sort()).toEqual(
      [
        ...['!doctype', 'a', 'article', 'b', 'blockquote', 'body', 'code', 'details', 'div', 'h1', 'h2', 'h3', 'h4'],
        ...['head', 'header', 'hr', 'html', 'main', 'meta', 'p', 'path', 's', 'section', 'small', 'span', 'strong'],
        ...['summary', 'svg', 'time', 'title'],
      ].sort(),
    );
  });

  it('runs nothing and fetches nothing', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/url\(|@import/);
    for (const tag of tagsOf(page)) {
      expect(tag).not.toMatch(/\s(?:src|srcset|on\w+)\s*=/i);
      const [, address = '#'] = /\shref="([^"]*)"/.exec(tag) ?? [];
      expect(address).toMatch(/^(?:#|https:\/\/example\.org\/)/);
    }
  });

  it('marks what one person alone can see, and nothing else', () => {
    const privateScenes = page
      .split('<article id="fr-')
      .slice(1)
      .filter((scene) => scene.split('</article>')[0]!.includes('Vous seul(e) pouvez voir ceci'))
      .map((scene) => scene.slice(0, scene.indexOf('"')));
    expect(privateScenes).toEqual([
      ...[
        'answer',
        'single',
        'abstention',
        'private',
        'follow-up',
        'deleted',
        'follow',
        'exact',
        'elsewhere',
        'altered',
        'absent',
        'claims',
      ],
      ...['mistakes', 'cooldown', 'talk', 'help', 'privacy', 'about', 'corpus', 'clear', 'unanswered', 'settings'],
    ]);
  });
});

it('says which question has to be replaced when none is answered as a scene needs', async () => {
  const answered = hostileLookups();
  const neverSilent = hostileLookups({ ask: (scope) => answered.ask(scope, 'une autre question') });
  await expect(makePreview(neverSilent, '1.2.3')).rejects.toThrow(
    'scene single, fr: no question of the preview is answered with one excerpt any more: put another one into test/preview/lines.ts',
  );
});
