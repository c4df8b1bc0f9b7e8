import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { Language } from '../../src/text/language.js';
import { pageHtml, type Showing } from './page.js';
import { playAll } from './scenes.js';
import { openStage } from './stage.js';

const LANGUAGES: readonly Language[] = ['fr', 'en'];

/**
 * The page of every kind of card in both languages, as the bot shows them for these look-ups.
 * @throws Error when a scene does not show what it is there for, or Discord would refuse a message
 */
export async function makePreview(lookups: Lookups, version: string): Promise<string> {
  const showings: Showing[] = [];
  for (const language of LANGUAGES) {
    const stage = await openStage(lookups, language, version);
    try {
      showings.push({ language, channels: stage.channels, played: await playAll(stage) });
    } finally {
      await stage.close();
    }
  }
  return pageHtml(showings);
}
