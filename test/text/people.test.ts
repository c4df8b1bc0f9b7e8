import { describe, expect, it } from 'vitest';
import { peopleIn } from '../../src/text/names/people.js';

describe('people in a text', () => {
  it.each([
    ['Le général russe Andreï Serdioukov, qui commande la force, a parlé.', ['Andreï Serdioukov']],
    [
      'Le président Kassym-Jomart Tokaïev a reçu le député Dmitri Novikov.',
      ['Kassym-Jomart Tokaïev', 'Dmitri Novikov'],
    ],
    ['Selon la porte-parole Ursula von der Leyen, tout va bien.', ['Ursula von der Leyen']],
    ['Président de la République, il a vu Radio France et Air France.', []],
    ['La directrice de Radio France a démissionné.', []],
    ['Le chef Les Républicains a dit non.', []],
    ['Le ministre de l’Intérieur Gérald Darmanin.', []],
    ['Tokaïev et Serdioukov ont parlé à Nur-Sultan.', []],
  ])('are those whose name stands behind what they are: %s', (text, names) => {
    expect(peopleIn(text, 'fr')).toEqual(names);
  });

  it.each([
    ['Russian President Vladimir Putin spoke.', ['Vladimir Putin']],
    ['A spokesman, Dmitry Peskov, said no. Prime Minister Boris Johnson did not.', ['Boris Johnson']],
    ['Secretary General António Guterres agreed.', ['António Guterres']],
    ['The mayor Anne Hidalgo’s plan.', ['Anne Hidalgo']],
    ['The director of the Royal Opera House resigned.', []],
    ['The President The New York Times wrote about.', []],
  ])('in English too: %s', (text, names) => {
    expect(peopleIn(text, 'en')).toEqual(names);
  });

  it('are found in a text of any length in no time', () => {
    expect(peopleIn(`${'président '.repeat(50_000)}${'A a '.repeat(50_000)}`, 'fr')).toEqual([]);
  });
});
