import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments, sentences, sentencesOfParagraph } from '../../src/text/sentences/sentences.js';

const split = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

/** A case is written with ¦ where a sentence ends; the mark itself is not part of the text. */
const FRENCH = [
  'Les nos 3 et 4 de l’av. Foch seront rasés.¦ Il habite bd. Voltaire, pl. Carnot ou r. Victor-Hugo.',
  'Il vient en av.¦ Le suivant part.',
  'La panne vient du réseau de RTE.¦ Dunkerque est dans le noir.',
  'J.-P. Martin et Ph. Lebrun ont démissionné.¦ Ch. Rey, Th. Noël et Chr. Aubin aussi.',
  'La photo (Ph. AFP) est belle.¦ Elle est nette.',
  'La réunion est fixée à 20 h. 30 précises.¦ Elle finit à 22h. 15 au plus tard.',
  'La réunion est fixée à 20 h.¦ Le maire la préside.',
  'Le match se joue à 15 h.¦ Dupont sera là.',
  'Le gal. Brun, le cdt. Rey et l’adj. Noël ont signé.¦ Le lt.-col. Aubin suivra.',
  'Elle a lu l’éd. Gallimard, réf. 123, et la coll. Folio.¦ Elle dort.',
  'La ville a dépensé 3 millions env.¦ Le reste suivra.',
  'Il gagne 3 M.¦ Son frère en gagne 4.',
  'Le prévenu, Jean M.¦ Le tribunal l’a condamné.',
  'Selon M. Le Goff et Paul M. Dupont, il pleut.¦ Il neige.',
  'N.B. Les billets sont gratuits.¦ Entrée libre.',
  'Il cite Rey et al. (2020) deux fois.¦ Elle en rit.',
  'Il habite à St. Malo, p. ex., depuis 1998.¦ Le 1er sept. 2024, il part.',
  'Il pleut.¦ Il neige.',
  'M. Tokayev a parlé.¦ Il est parti.',
  'MM. Dupont et Durand sont venus.¦ Mme. Martin aussi.',
  'Le Dr. House soigne.¦ Me. Dupond plaide.¦ Le Pr. Raoult enseigne.¦ Mgr. Lustiger prie.',
  'Voir p. 12 et art. 5, vol. 3.¦ Fin.',
  "L'art. L. 123-4 du code s'applique.¦ Il est clair.",
  'Le n°. 4 est sorti.¦ Le no. 5 suivra.',
  'Il vécut en 200 av. J.-C. à Rome.¦ Il y mourut.',
  'Rome brûla en 390 av. J.-C. Brennus, chef gaulois, la prit.',
  'Rome brûla en 390 av. J.-C.¦ Les Gaulois la prirent.',
  'L’empereur (r. 1590–1613) régna.¦ Il mourut.',
  'Elle lit A. A. Milne, J.-P. Sartre et E.T.A. Hoffmann.¦ Elle dort.',
  'J. K. Rowling a écrit Harry Potter.¦ Le livre est célèbre.',
  'Jean-M. Le Pen a voté.¦ J. Le Goff aussi.',
  'Il manque de vitamine D.¦ Le soleil en donne.',
  'Des fruits, p. ex. Paris en importe, sont chers.¦ Voilà.',
  'Un fruit, c.-à-d. une pomme, tomba.¦ Newton la vit.',
  'Cf. Le Monde du 3 mars.¦ Il en parle.',
  'Il y en avait env. 300 dans la salle.¦ Tous partirent.',
  'Réunion le 3 janv. 2022 à Paris.¦ Suite le 4 févr. 2022.',
  'Des pommes, des poires, etc.¦ Le reste fut vendu.',
  'Des pommes, des poires, etc. pour les enfants.¦ Merci.',
  "Le président de la Douma d'État. commission des affaires, a déclaré ceci.¦ Puis il sortit.",
  '« Je pars. »¦ Il sortit.',
  '« Je pars.¦ Je reste. »¦ Il sortit.',
  '« Quoi ! » a-t-il dit.¦ Elle rit.',
  '« Vous partez ? » demanda-t-elle.¦ « Oui. »¦ Il partit.',
  'Il cria : « Assez\u202f! »¦ Tous se turent.',
  '«\u00a0Assez\u00a0!\u00a0»¦ Tous se turent.',
  '(Il pleuvait ce jour-là.)¦ On sortit.',
  "L'accord est fini (…), les tâches sont faites.¦ On rentre.",
  "Obtenir de nouveaux arbitrages (...)¦ La balle est dans le camp de l'exécutif.",
  'Il est tombé.¦ (...) Il a dit non.',
  'Il hésita… puis partit.¦ Elle resta.',
  'Il hésita...¦ Puis il partit.',
  'Le taux est de 3.5 pour cent, soit 16.000 euros.¦ Il monte.',
  'Le taux est de 2,8 %.¦ Il monte.',
  'Voir www.lemonde.fr pour la suite.¦ Merci.',
  'Voir https://exemple.fr/a.B?x=1.C pour la suite.¦ Merci.',
  'Le site Node.js et la S.A.R.L. Dupont.¦ Il vend.',
  'Il réserve sur Booking.Com et part.¦ Voilà.',
  'Il viendra jeudi.¦Le gouvernement l’attend.',
  `Il veut "parler d''évolutions substantielles'".¦"Malgré l'annonce, non", dit-il.`,
  'Il vise la Cour (CPI).¦Le parquet attend.',
  'Membres du gouvernement.¦M. Delevoye reste.',
  'Il dépend de la SNCF.¦L’État paie.',
  'Depuis 2008.¦Mais rien.',
  '"On discute".¦"On avance", dit-il.',
  '"On ira loin."¦Le ministre sourit.',
  'Ce secrétariat CORRECT ? a déclaré ceci.¦ Puis cela.',
  '1. Le premier point est clair.¦ 2. Le second aussi.',
  'Est-ce vrai ?!¦ Oui.¦ Non !!!¦ Si.',
  'Ça commence.[1]¦ Ça finit.[12]',
  '- Triomphe à Moscou -¦Le président sourit.¦ Il salue.',
  'À Paris.¦ À Londres.¦ Œuvre utile.¦ Été chaud.',
];

const ENGLISH = [
  'He lives on Main St.¦ The house is red.',
  'She went to St. Louis, Mt. Hood and Ft. Worth.¦ She slept.',
  'See Sec. 4 of No. 12 by Gen. Powell and Sen. Warren.¦ They agreed.',
  'Mr. Smith met Mrs. Jones.¦ They spoke.',
  'Dr. Who and Sen. Sanders arrived.¦ St. Petersburg was cold.',
  'The U.S. Senate voted.¦ It passed.',
  'He lives in the U.S.¦ The house is big.',
  'It began at 5 p.m. Tuesday in Rome.¦ It ended at 9 a.m.¦ Everyone slept.',
  'It costs $3.50 at Acme Inc. in Boston.¦ It is cheap.',
  'He works for Acme Corp.¦ The firm is old.',
  'See No. 5 and fig. 3 on p. 12.¦ Then stop.',
  'He said no.¦ Then he left.',
  'On Jan. 6 the troops came.¦ On Feb. 3 they left.',
  'George W. Bush spoke.¦ J. R. R. Tolkien wrote.',
  '“It is over.”¦ He left.',
  '“Is it over?” he asked.¦ She nodded.',
  '"It is over," he said.¦ "Really?"¦ She nodded.',
  'They use e.g. Node.js and i.e. V8 here.¦ Good.',
  'He has a Ph.D. in law.¦ She has two.',
  'Troops (about 2,030.) left.¦ Others stayed.',
  'He told me.¦ Then he told you.',
  'It told the U.N.¦ The report said so.',
  'iPhone sales rose 3.5 percent.¦ Apple was glad.',
];

describe('sentences', () => {
  it.each(FRENCH)('cuts French where a reader would: %s', (written) => {
    expect(split(written.replaceAll('¦', ''))).toEqual(written.split('¦').map((part) => part.trim()));
  });

  it.each(ENGLISH)('cuts English where a reader would: %s', (written) => {
    expect(split(written.replaceAll('¦', ''))).toEqual(written.split('¦').map((part) => part.trim()));
  });

  it('lets no sentence cross a paragraph', () => {
    expect(split('Les russes partent\nIl reste dix jours.\r\n\r\nFin')).toEqual([
      'Les russes partent',
      'Il reste dix jours.',
      'Fin',
    ]);
  });

  it('keeps a sentence whole over hard-wrapped lines, in the characters of the article', () => {
    const text = [
      'Les troupes de la coalition ont quitté la capitale dans la nuit de mercredi',
      'à jeudi, a indiqué le ministère. Elles rejoindront leurs bases permanentes',
      'avant la fin du mois.',
    ].join('\n');
    expect(split(text)).toEqual([text.slice(0, text.indexOf(' Elles')), text.slice(text.indexOf('Elles'))]);
  });

  it('looks only inside the range that it is given', () => {
    const text = 'Un. Deux trois. Quatre.';
    expect(sentencesOfParagraph(text, { start: 4, end: 15 })).toEqual([{ start: 4, end: 15 }]);
  });
});

const pieces = fc.constantFrom(
  ...['.', '!', '?', '…', ' ', '\n', '\r\n', '"', "'", '«', '»', '\u00a0', '(', ')', 'M', 'M.', 'J.-C.', 'a', 'É', '3'],
  ...['-', '😀', '\ud83d', '\ude00', 'e\u0301', '\ufeff', '。', '[1]', '- X -', 'etc', 'https://a.b', '\t'],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
);

describe('any string', () => {
  it('is covered in order by its segments, which join to it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = segments(text);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        let at = 0;
        for (const { start, end } of parts) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('has sentences without white space at their ends, and every other character is in one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = split(text);
        for (const sentence of found) expect(sentence).toBe(sentence.trim());
        expect(found.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('is never cut inside a surrogate pair', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start } of segments(text)) {
          expect(/[\ud800-\udbff]/.test(text[start - 1] ?? '') && /[\udc00-\udfff]/.test(text[start] ?? '')).toBe(
            false,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const SEEDS = '../shared/seeds';
describe.skipIf(!existsSync(SEEDS))('the original articles (skipped without ../shared)', () => {
  it('end every sentence of a paragraph of prose with a mark, or where the paragraph ends', () => {
    for (const name of readdirSync(SEEDS)) {
      const text = readFileSync(`${SEEDS}/${name}`, 'utf8');
      for (const { end } of sentences(text)) {
        expect(`${text.slice(end - 20, end + 1)}$`, name).toMatch(/(?:[.!?…]\s?[»”"')]*\s?|[\r\n]|[^\n])\$$/u);
        expect(text.slice(end, end + 2), name).not.toMatch(/^[ \u00a0]\p{Ll}/u);
      }
    }
  });
});
