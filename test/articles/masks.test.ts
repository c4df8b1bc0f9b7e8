import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskBoilerplate } from '../../src/articles/masks.js';
import { quotableSentences } from '../../src/articles/quotable.js';

const quotable = (text: string): string[] =>
  quotableSentences({ text, masks: maskBoilerplate(text) }).map(({ start, end }) => text.slice(start, end));

const PROSE = 'Le président a annoncé jeudi la fin de la mission.';
/** Every line stands in an article, after prose and before prose, as it would be met. */
const inArticle = (line: string): string => `${PROSE}\n\n${line}\n\nLe retrait prendra dix jours, selon lui.`;

const FRENCH = [
  'Lire aussi Au Kazakhstan, le président annonce le départ des soldats',
  'LIRE AUSSI > Moscou en position de force',
  'À lire aussi : Tout comprendre à la crise',
  '» Voir aussi : Les images de la capitale',
  'Relire notre tchat : Au Kazakhstan, « une révolte »',
  'Lire notre analyse : Pourquoi Moscou avance',
  'À lire : notre dossier sur la crise',
  'Pour en savoir plus sur le Kazakhstan',
  'Sur le même sujet',
  'Articles similaires',
  'Vous aimerez aussi',
  'Plus d’infos sur ce sujet',
  'Partager sur Facebook',
  'Partagez cet article !',
  'Vous avez aimé cet article ? Partagez-le avec un ami !',
  'Facebook Twitter WhatsApp',
  'Instagram',
  'Suivez-nous sur Telegram',
  'Suivez toute l’actualité internationale sur notre page Facebook',
  'Abonnez-vous à notre lettre d’information',
  'Inscrivez-vous gratuitement à la newsletter de la rédaction',
  'Déjà abonné ? Se connecter',
  'Article réservé à nos abonnés',
  'Cet article est réservé aux abonnés.',
  'Il vous reste 75 % de cet article à lire.',
  'Votre soutien est essentiel pour préserver une information libre.',
  'Soutenez notre travail : faites un don, même petit, à notre rédaction.',
  'Ce site vit de vos dons ; aidez-nous à rester indépendants, via Paypal ou Tipeee.',
  'Téléchargez notre application',
  'Photo : Jean Dupont',
  'Crédit photo Jean Dupont / Agence',
  'Image de couverture : des soldats à Almaty. Fourni par l’agence.',
  '© Jean Dupont',
  'Des manifestants à Almaty, mercredi. (Photo par Jean Dupont/AFP via Getty Images)',
  'Des soldats patrouillent dans la ville. REUTERS/Pavel Mikheyev',
  'Soldats russes dans les rues de la ville / OTSC',
  'Des manifestants à Almaty le 5 janvier. Getty Images',
  'Par Jean Dupont',
  'Propos recueillis par Jean Dupont',
  'Publié le 13 janvier 2022 à 10h32',
  'Mis à jour le 13/01/2022',
  'Temps de lecture : 3 min.',
  'Jeudi 13 janvier 2022',
  'L’Est républicain avec AFP',
  'via LeMonde',
  'Source : Agence',
  'Mots-clés : Kazakhstan, OTSC',
  '#Kazakhstan #OTSC',
  '— Agence (@agence) 13 janvier 2022',
  'https://exemple.fr/article',
  '*****************',
  'Publicité',
  'La suite après cette publicité',
  'Vous pouvez lire l’article original ici',
  'Cet article a été initialement publié par L’Est.',
  'Tous droits réservés',
  'Nous utilisons des cookies pour améliorer votre visite.',
  'Retour en haut',
  'Pour aller plus loin :',
  '→ LIRE. Kazakhstan, la répression',
  'Aidez-nous à rester indépendants : faites un don',
  'Recevez chaque matin l’essentiel de l’actualité dans votre boîte mail',
  'Les opinions exprimées dans cet article n’engagent que leur auteur.',
  'L’article est paru en premier sur un autre site.',
  'Article traduit de l’anglais par Jean Dupont',
  'Photo d’illustration',
  '(avec AFP)',
  'Faire un don',
  'Merci à nos 312 tipeurs et tipeuses !',
  'Vous aimez mon travail ? Offrez-moi un café !',
  'Pour soutenir le blog, c’est par ici.',
  'Un petit don, même 1 €, nous aide à continuer.',
  'Rejoignez les 2 000 abonnés de la lettre du dimanche.',
  'Entrez votre adresse mail pour recevoir nos recettes.',
  'Si cet article vous a plu, partagez-le.',
  'Dites-moi en commentaire votre recette préférée.',
  'Lire aussi notre recette du welsh',
  'Lisez aussi : le maroilles en cinq questions',
  'Cet article contient des liens affiliés.',
  'Ce site utilise Akismet pour réduire les indésirables.',
  'Notifiez-moi des commentaires à venir via e-mail.',
  '12 commentaires',
];

const ENGLISH = [
  'Read more: Troops leave the capital',
  'Read also',
  'See also: The story of a week',
  'Related articles',
  'You may also like',
  'More on this story',
  'Continue reading',
  'Share this article',
  'Share on Facebook',
  'Did you enjoy this story? Pass it on!',
  'Follow us on Twitter and Facebook',
  'Sign up for our newsletter',
  'Subscribe now for full access',
  'Already a subscriber? Log in',
  'This article is for subscribers only',
  'Support our journalism: your donation keeps our newsroom independent.',
  'Photo by Jane Doe',
  'Image credit: Jane Doe',
  'Protesters in Almaty on Wednesday. (AP Photo/Jane Doe)',
  'By Jane Doe, Reuters',
  'Published on January 13, 2022',
  '5 min read',
  'January 13, 2022',
  'Advertisement',
  'Story continues below advertisement',
  'This article was originally published on another site.',
  'All rights reserved',
  'We use cookies to improve this website.',
  'Back to top',
  'READ: Troops leave the capital',
  'For more on this story, visit our website.',
  'Please consider donating to help us keep this site running.',
  'The views expressed in this article are those of the author.',
  'Image caption Protesters in Almaty',
  'Reporting by Jane Doe; Editing by John Roe',
  'Advertisement - Continue Reading Below',
  'Comments are closed',
  'Your support makes this work possible.',
  'Help us keep the lights on: donate today.',
  'If you enjoyed this post, please consider buying me a coffee on Ko-fi.',
  'Become a patron at patreon.com/gran.',
  'Join 12,000 readers and get recipes by email.',
  'Enter your email address to follow this blog',
  'Like Loading...',
  'Let me know in the comments below!',
  'This post may contain affiliate links. Read my disclosure policy here.',
  'Notify me of new posts by email.',
  'Powered by WordPress',
  'Jump to Recipe',
  'Share with your friends',
  'Sign in to continue',
  '4 Comments',
  '1 comment',
];

/** Prose that looks like the above. */
const KEPT = [
  'Dix jours. En savoir plus sur leur sort est difficile.',
  'En savoir plus sur leur sort est difficile.',
  'Lire aussi entre les lignes est un art.',
  'Partager le pouvoir ne lui plaît pas.',
  'Partager la richesse',
  'Suivez mon regard, disait-il.',
  '« Nous avons besoin de votre soutien pour notre journal », a lancé le rédacteur en chef.',
  'Le site a perdu la moitié de ses abonnés et de ses dons en un an.',
  'La photo par laquelle tout a commencé date de 1991.',
  'Photographe de guerre, il vit à Almaty.',
  'Il a publié le 13 janvier un communiqué sur Facebook.',
  'Le compte Twitter du ministère a été suspendu.',
  'Selon le site www.exemple.fr, les troupes partent.',
  'Le rapport https://exemple.fr/rapport a été lu par tous.',
  'Par la route, il faut dix heures.',
  'Les commentaires du ministre ont surpris.',
  'La publicité pour le tabac est interdite.',
  'Le 13 janvier 2022, les troupes sont parties.',
  'Sur le même sujet, le ministre a refusé de répondre.',
  'Read carefully, the treaty says nothing of the kind.',
  'Share prices fell on Thursday.',
  'Support for the president is falling, polls suggest.',
  'More than 2,000 people were arrested.',
  'By Thursday, the troops had left.',
  'Follow-up talks will be held in Moscow.',
  'Related charges were dropped last year.',
  'Les russes partent finalement',
  'Postée hier, la vidéo a depuis disparu.',
  'J’accepte.',
  'Read my lips, he said.',
  'Voir la capitale brûler, dit-il, fut terrible : tout était perdu.',
  'Merci, a-t-il dit aux soldats.',
  'Publié par Gallimard en 1932, le roman se vendit à 40 000 exemplaires.',
  'Published by Faber in 1932, the novel sold 40,000 copies.',
  'Publiée le 3 mai, l’enquête accuse le maire Paul Gris.',
  'Image par image, les enquêteurs ont reconstitué l’accident de Morge.',
  'Photo by photo, the investigators rebuilt the night of the wreck.',
  'Photo : une lettre qui éclaire tout, selon le philosophe Anders.',
  'Sources : la Loire naît au mont Gerbier-de-Jonc, dit le géographe.',
  'Imprimer sur du lin coûtait trois francs en 1890.',
  'Share it or lose it was the motto of the crew of 1971.',
  'Sign in sheets found in the cellar named 14 sailors.',
  'Subscribe to the theory or not, the hull broke in 1911.',
  'Get two e-mails from the harbour master and you lose your berth.',
  'Tous droits réservés aux femmes mariées furent abolis en 1907.',
  'Our team raised 4,000 pounds in donations for the lifeboat, and our website crashed twice.',
  'I subscribed to my first newsletter in 1998, and it changed my life.',
  'Abonnez-vous au maire ! criaient les manifestants.',
  'Comment ?',
];

describe('boilerplate', () => {
  it.each([...FRENCH, ...ENGLISH])('cannot be quoted: %s', (line) => {
    expect(quotable(inArticle(line))).toEqual([PROSE, 'Le retrait prendra dix jours, selon lui.']);
  });

  it.each(KEPT)('is not what merely looks like it: %s', (line) => {
    expect(maskBoilerplate(inArticle(line))).toEqual([]);
  });

  it.each([
    ['Les troupes partent. en savoir plus', 'Les troupes partent.'],
    ['Les troupes partent. Read more »', 'Les troupes partent.'],
    ['Les troupes partent. Lire aussi : Moscou avance', 'Les troupes partent.'],
    ['Les troupes partent demain https://t.co/M6XrayNalG', 'Les troupes partent demain'],
    ['Les troupes partent pic.twitter.com/6Gr7u3gbHP', 'Les troupes partent'],
    ['(CNSNews.com) – Les troupes partent.', 'Les troupes partent.'],
    ['ALMATY (Reuters) - Troops are leaving.', 'Troops are leaving.'],
    ['Les troupes partent. (AFP)', 'Les troupes partent.'],
  ])('inside a paragraph leaves the prose beside it: %s', (line, prose) => {
    expect(quotable(inArticle(line))).toEqual([PROSE, prose, 'Le retrait prendra dix jours, selon lui.']);
  });

  it('in the middle of a line leaves the sentences on both sides', () => {
    const tweet = 'Le feu est éteint pic.twitter.com/abc— Rennes 24 (@Rennes24) 11 octobre 2016';
    expect(quotable(`${tweet} Le feu avait pris lundi.`)).toEqual(['Le feu est éteint', 'Le feu avait pris lundi.']);
  });

  it('is all that follows the head of a comment form', () => {
    const form =
      'Commentaires\n\nLAISSER UN COMMENTAIRE\n\nEntrez votre nom ici\n\nTrès bon article, merci !\n\nInstagram';
    expect(quotable(`${PROSE}\n\n${form}`)).toEqual([PROSE]);
    expect(quotable(`${PROSE}\n\n3 Comments\n\nNice one!\n\nYour email address will not be published.`)).toEqual([
      PROSE,
    ]);
  });

  it.each(['4 Comments', '12 commentaires', 'Laisser un commentaire', 'Commentaires'])(
    'is only the line "%s" itself above the prose of an article with a form',
    (counter) => {
      const form = 'Leave a Reply\n\nYour email address will not be published.';
      const text = `Un titre\n\n${counter}\n\n${PROSE}\n\nLe retrait prendra dix jours, selon lui.\n\n${form}`;
      expect(quotable(text)).toEqual(['Un titre', PROSE, 'Le retrait prendra dix jours, selon lui.']);
    },
  );

  it('is what readers wrote below the article, however long', () => {
    const comment = 'Je ne suis pas du tout de cet avis, et je le dis depuis des années.';
    const article = `${PROSE} Il part.\n\nLe retrait prendra dix jours, selon lui, et sera fini avant le printemps.\n\n${PROSE} Oui.`;
    const form = 'Your email address will not be published.';
    for (const head of [
      '3 thoughts on “Moscou”\n\nNia says:',
      '2 commentaires\n\nNia dit : 14 mars 2021',
      'Leave a Reply',
    ]) {
      expect(quotable(`${article}\n\n${head}\n\n${comment}\n\n${form}`).join(' ')).not.toMatch(/avis|says|dit :|Reply/);
    }
  });

  it('is not the prose below a heading "Commentaires"', () => {
    const text = `Un.\n\nCommentaires\n\n${PROSE.repeat(5)}\n\n${PROSE}`;
    expect(quotable(text).filter((sentence) => sentence === PROSE)).toHaveLength(6);
  });

  it('is the list of titles under "A lire aussi", but not the prose below it', () => {
    expect(quotable(`${PROSE}\n\nA lire aussi\n\nMoscou avance\n\nPékin recule`)).toEqual([PROSE]);
    expect(quotable(`Titre\n\nA lire aussi\n\nMoscou avance\n\n${PROSE}`)).toEqual(['Titre', PROSE]);
  });

  it('is a caption when it comes again, and prose the first time', () => {
    const caption = 'Des manifestants à Almaty, mercredi.';
    expect(quotable(`${caption}\n\n${caption}\n\n${PROSE}`)).toEqual([caption, PROSE]);
  });
});

describe('masks', () => {
  it('are sorted, disjoint, inside the text and never cut a surrogate pair, for any string', () => {
    const parts = fc.constantFrom(
      ...FRENCH,
      ...ENGLISH,
      ...KEPT,
      'Commentaires',
      'A lire aussi',
      '\n',
      '\r\n\r\n',
      ' ',
      '😀',
      '(',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 20 }).map((all) => all.join('\n')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let at = -1;
        for (const { start, end } of maskBoilerplate(text)) {
          expect(start).toBeGreaterThan(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(/[\ud800-\udbff]$/.test(text.slice(0, start)) && /^[\udc00-\udfff]/.test(text.slice(start))).toBe(
            false,
          );
          at = end;
        }
      }),
      { numRuns: 500 },
    );
  });
});

const SEEDS = '../shared/seeds';
describe.skipIf(!existsSync(SEEDS))('the original articles (skipped without ../shared)', () => {
  const texts = (existsSync(SEEDS) ? readdirSync(SEEDS).sort() : []).map((name) =>
    readFileSync(`${SEEDS}/${name}`, 'utf8'),
  );

  it('show nothing of the sites around them', () => {
    const shown = texts.flatMap(quotable).join('\n');
    expect(shown).not.toMatch(
      /en savoir plus|lire aussi|relire|https?:|pic\.twitter|liveuamap|getty|newsletter|paypal|partagez|via lemonde|laisser un|entrez votre|instagram|#|\*|cnsnews|original ici|soutien est essentiel|couverture|\/ OTSC|OTSC YouTube|avec AFP|abonnés/i,
    );
  });

  it('lose none of their prose', () => {
    expect(texts.map((text) => quotable(text).length)).toEqual([17, 23, 38, 22, 21]);
  });
});
