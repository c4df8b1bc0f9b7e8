import { afterEach, beforeEach, expect, it } from 'vitest';
import { answering, buttonNamed, type Stage, setTheStage, shownText } from './bot-on-double.js';

let now: number;
let stage: Stage;
beforeEach(async () => {
  now = Date.UTC(2022, 0, 20);
  stage = await setTheStage(answering, { now: () => now });
});
afterEach(() => stage.end());

it('a person who hammers a button is told to wait, others are not, and it works again later', async () => {
  const { discord } = stage;
  const card = await discord.answerTo(discord.slash('ask', { question: 'Combien ?' }));
  const press = async (setting = {}) =>
    shownText(await discord.answerTo(discord.button(buttonNamed(card, 'Utile'), card, setting)));
  for (let presses = 0; presses < 10; presses += 1) expect(await press()).toContain('c’est noté');
  now += 4000;
  expect(await press()).toBe('Doucement\u00a0: réessayez ce bouton dans 6 s.');
  expect(await press({ locale: 'en-US' })).toBe('Not so fast: try this button again in 6 s.');
  expect(await press({ other: true })).toContain('c’est noté');
  now += 6000;
  expect(await press()).toContain('c’est noté');
});
