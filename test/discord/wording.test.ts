import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { LOOK_UP_WORDING } from '../../src/discord/wording/look-up-wording.js';
import { SERVER_CORPUS_WORDING } from '../../src/discord/wording/server-corpus-wording.js';
import { DISCORD_WORDING } from '../../src/discord/wording/wording.js';
import { checkCommands } from '../discord-double/command-rules.js';
import { type Json, objects } from '../discord-double/json.js';

const { fr, en } = LOOK_UP_WORDING;

describe('the words of cards', () => {
  it('agree with how many sentences of a message have an excerpt', () => {
    expect([0, 1, 2].map((near) => fr.claims(near, 3))).toEqual([
      '**Sources** · aucun extrait proche pour 3 phrases',
      '**Sources** · 1 phrase sur 3 a un extrait proche\u00a0; il peut la confirmer ou la contredire',
      '**Sources** · 2 phrases sur 3 ont un extrait proche\u00a0; il peut les confirmer ou les contredire',
    ]);
    expect([0, 1, 2].map((near) => en.claims(near, 3))).toEqual([
      '**Sources** · no close excerpt for 3 sentences',
      '**Sources** · 1 of 3 sentences has a close excerpt; it may confirm or contradict it',
      '**Sources** · 2 of 3 sentences have a close excerpt; it may confirm or contradict them',
    ]);
  });

  it('agree with how much has no room', () => {
    expect([1, 2].map(fr.notShown)).toEqual([
      '1 autre n’est pas affiché, faute de place.',
      '2 autres ne sont pas affichés, faute de place.',
    ]);
    expect([1, 2].map(en.notShown)).toEqual([
      '1 more is not shown, for lack of room.',
      '2 more are not shown, for lack of room.',
    ]);
    expect([1, 2].map(DISCORD_WORDING.fr.noRoom)).toEqual([
      '1 autre extrait n’est pas affiché, faute de place.',
      '2 autres extraits ne sont pas affichés, faute de place.',
    ]);
    expect([1, 2].map(DISCORD_WORDING.en.noRoom)).toEqual([
      '1 more excerpt is not shown, for lack of room.',
      '2 more excerpts are not shown, for lack of room.',
    ]);
  });
});

describe('what became of articles that a server adds', () => {
  const nothing = { added: 0, changed: 0, withdrawn: 0, problems: 0, articles: 3 };
  const said = (change: Partial<typeof nothing>) =>
    (['fr', 'en'] as const).map((language) => SERVER_CORPUS_WORDING[language].added({ ...nothing, ...change }));

  it('is told without what did not happen', () => {
    expect(said({ added: 1 })).toEqual([
      ['1 article ajouté.', 'Ce serveur compte maintenant 3 articles.'],
      ['1 article added.', 'This server now has 3 articles of its own.'],
    ]);
    expect(said({})).toEqual([
      ['Aucun nouvel article.', 'Ce serveur compte maintenant 3 articles.'],
      ['No new articles.', 'This server now has 3 articles of its own.'],
    ]);
  });

  it('is told with all that did', () => {
    const [french, english] = said({ added: 2, changed: 1, withdrawn: 1, problems: 2 });
    expect(french?.slice(0, -1)).toEqual([
      '2 articles ajoutés.',
      '1 article mis à jour.',
      '1 article laissé de côté, car retiré auparavant.',
      '2 articles illisibles.',
    ]);
    expect(english?.slice(0, -1)).toEqual([
      '2 articles added.',
      '1 article updated.',
      '1 article left out, withdrawn earlier.',
      '2 articles could not be read.',
    ]);
  });
});

describe('the commands', () => {
  const optionsOf = (entry: Json): Json[] => objects(entry.options).flatMap((option) => [option, ...optionsOf(option)]);
  const options = commands.flatMap(({ data }) => optionsOf(data as unknown as Json));

  it('are within what Discord takes, in both languages', () => {
    expect(checkCommands(commands.map(({ data }) => data as unknown as Json))).toEqual([]);
    for (const entry of [...commands.map(({ data }) => data as unknown as Json), ...options]) {
      for (const told of [entry.description, ...Object.values(entry.description_localizations ?? {})]) {
        expect(String(told ?? '').length, String(told)).toBeLessThanOrEqual(100);
      }
    }
  });

  it('limit dates by `après` and `avant` in French, `from` and `to` in English, and say that the day is included', () => {
    for (const [name, french] of [
      ['from', 'après'],
      ['to', 'avant'],
    ]) {
      const found = options.filter((option) => option.name === name);
      expect(found).toHaveLength(2);
      for (const option of found) {
        expect(option).toMatchObject({
          name_localizations: { fr: french },
          description: expect.stringContaining('included'),
          description_localizations: { fr: expect.stringContaining('comprise') },
        });
      }
    }
  });
});
