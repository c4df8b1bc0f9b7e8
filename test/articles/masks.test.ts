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

/** What a site says inside the text: calls, disclosures, rights, rules, forms, boxes. */
const SITE_FRENCH = [
  'La suite est réservée aux abonnés',
  'La lecture de ce contenu est réservée aux abonnés.',
  'Pour accéder à l’intégralité de cet article, abonnez-vous.',
  'Pour lire la suite de cet article, connectez-vous ou créez un compte.',
  'Vous avez atteint la limite de vos articles gratuits.',
  'ABONNEZ-VOUS À PARTIR DE 1 €',
  'Abonnement : 1 € le premier mois, sans engagement',
  'Retrouvez toute l’actualité sur notre application mobile.',
  'Ne manquez rien : abonnez-vous à notre infolettre gratuite.',
  'L’actualité chaque matin dans votre boîte mail.',
  'Chaque don compte, quel que soit son montant.',
  'Donnez votre avis en commentaire.',
  'Réagissez à cet article',
  'Vous avez une information à nous transmettre ? Écrivez-nous à info@reveil.example.',
  'Cet article contient des liens d’affiliation.',
  'Certains liens de cet article sont affiliés.',
  'Nous pouvons percevoir une commission sur les achats effectués via nos liens.',
  'Ce contenu vous est proposé par la banque Morge.',
  'Contenu sponsorisé',
  'La rédaction n’a pas participé à la réalisation de ce contenu.',
  'Toute reproduction, même partielle, de cet article est interdite sans l’accord de la rédaction.',
  'Cet article est protégé par le droit d’auteur.',
  'Les commentaires sont modérés',
  'Les commentaires sont modérés a priori par notre équipe.',
  'Soyez respectueux',
  'Soyez respectueux et courtois : les propos injurieux seront supprimés.',
  'Merci de respecter la charte de modération.',
  'En publiant un commentaire, vous acceptez notre charte.',
  'Tout commentaire injurieux sera supprimé.',
  'Vous devez être connecté pour publier un commentaire.',
  'Votre adresse a bien été enregistrée',
  'Votre inscription a bien été prise en compte !',
  'Votre commentaire est en attente de modération.',
  'Merci pour votre inscription !',
  'Une erreur est survenue, veuillez réessayer.',
  'Veuillez saisir une adresse e-mail valide',
  'Ce champ est obligatoire',
  'Vous avez repéré une erreur dans cet article ? Signalez-la à la rédaction.',
  'Ce contenu est bloqué car vous n’avez pas accepté les cookies.',
  'En poursuivant votre navigation, vous acceptez le dépôt de cookies.',
  'Nous et nos 312 partenaires stockons des informations sur votre appareil.',
  'Continuer sans accepter',
  'Journaliste au service politique, Lise Aubrac couvre les élections et le Parlement.',
  'Lise Aubrac est journaliste au service politique du Réveil.',
  'À propos de l’auteur',
  'Retrouvez-la sur Twitter : @laubrac',
  'Lise Aubrac a contribué à cet article.',
  'L. A. (AFP)',
  'L. A.',
  '[L. Aubrac]',
  'Lise Aubrac (AFP)',
  'bur-lau/mdz',
  '© 2021 AFP',
  'Voir cette publication sur Instagram',
];

const SITE_ENGLISH = [
  'For the latest stories and breaking news, download our apps for iOS and Android.',
  'Get the Merrow Times app for the latest headlines',
  'To view the full story, please subscribe to The Merrow Times.',
  'TO READ THE FULL STORY, SUBSCRIBE TODAY',
  'You must be logged in to read this article.',
  'Create a free account to keep reading.',
  'You have 1 article left to read this month before you need to register.',
  'Please sign up or log in to continue reading',
  'Want more stories like this one? Sign up for our free newsletter.',
  'Your inbox, upgraded.',
  'If you enjoyed reading this story, would you consider supporting our work? Just click here.',
  'Every contribution, however big or small, helps us.',
  'Support The Merrow Times from as little as £1.',
  'Help fund independent journalism: make a donation today.',
  'Join the conversation in our comments section below.',
  'Share your thoughts in the comments below.',
  'Do you have a story for us? Email news@merrow.example.',
  'We may receive compensation when you click on links in our stories.',
  'The Merrow Times may earn a commission when you buy through links on our site.',
  'Some of the links in this article are affiliate links.',
  'This content was produced by our commercial team. It was not written by the newsroom.',
  'Prices are correct at the time of publication.',
  'This article is the copyrighted property of The Merrow Times. Written permission must be obtained before reprint.',
  'This material may not be published, broadcast, rewritten or redistributed.',
  'No part of this article may be copied without permission.',
  'Comments are moderated before publication.',
  'Comments on this article are now closed.',
  'Please be respectful and keep comments on topic.',
  'Read our comment policy before posting.',
  'We reserve the right to remove comments that break our rules.',
  'Your message has been sent',
  'Thank you for subscribing! Please check your inbox to confirm.',
  'Your comment is awaiting moderation.',
  'An error occurred. Please try again later.',
  'Please enter a valid email address.',
  'This field is required.',
  'Spotted a mistake? Let us know.',
  'To report an error in this story, email corrections@merrow.example.',
  'By continuing to use this site, you agree to our use of cookies.',
  'We value your privacy',
  'John Tarven is a senior reporter at The Merrow Times. Follow him on Twitter',
  'Olive Tarn covers the harbour. She joined The Merrow Times in 2014.',
  'About the author',
  'You can reach her at olive@merrow.example.',
  'The Associated Press contributed to this report.',
  'Related',
  'MORE: The harbour is sold',
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

/** Prose about newsletters, gifts, subscriptions, cookies, comments, rights and the press. */
const KEPT_NEWS = [
  'La lettre d’information du quotidien compte 40 000 abonnés, un record.',
  'The newspaper launched a weekly newsletter in March, and 12,000 readers signed up for it.',
  'Les dons à l’hôpital ouvrent droit à une réduction d’impôt de 66 %.',
  'Every contribution to the fund is doubled by the county.',
  'L’abonnement annuel au réseau de bus passera de 300 à 320 euros.',
  'La salle est réservée aux membres du club depuis 1950.',
  'The club is for members only after dark.',
  'To read the letters, historians must register with the archive.',
  'The ministry asked visitors to download the app before they travel.',
  'La CNIL a condamné le groupe parce que le site utilise des cookies sans consentement.',
  'Google a été condamné pour avoir déposé des cookies sans l’accord des internautes.',
  'Les internautes doivent accepter les cookies pour lire la presse, regrette l’association.',
  'The content was blocked in 12 countries because of a court order.',
  'Les commentaires sont modérés par une équipe de douze personnes, selon le directeur du site.',
  'Les commentaires sont fermés depuis mardi sur le compte du maire.',
  'Comments are moderated by an outside company, the committee heard, which employs 300 people.',
  'Le règlement impose aux élèves d’être respectueux et courtois.',
  'Be respectful of the sea was the only rule of the old pilots.',
  'Vous devez être inscrit sur les listes pour voter dimanche.',
  'Une erreur s’est produite lors du comptage des voix à Lormel.',
  'An error occurred in the count of the votes, and the officer ordered another.',
  'Le message a bien été envoyé à la préfecture à 18 h 12, mais personne ne l’a lu.',
  'The message was sent to the harbour at six, but nobody read it.',
  'Merci pour vos messages, écrit-elle à ses lecteurs.',
  'Spot a mistake on a banknote and it is worth a fortune.',
  'The film is the copyrighted property of the studio, the court ruled.',
  'The judge ruled that the song may not be reproduced without written permission.',
  'Toute reproduction du saumon est interdite dans le bassin, dit le décret.',
  'The influencers may receive a commission when followers click on links, the regulator found.',
  'Le courtier peut recevoir une commission de 3 % sur chaque vente.',
  'Un contenu sponsorisé doit être signalé comme tel, rappelle la loi.',
  'Two journalists contributed to the book, which sold 300 copies.',
  'Il a contribué à cet article de la loi, disent les juristes.',
  'Jane Doe, a senior reporter, was arrested on Tuesday at the border.',
  'Follow him on the long road to the north and you see what war leaves.',
  'Qu’en pensez-vous, monsieur le maire ?',
  'More: the utopia of Thomas is read again in the schools of the county.',
  'Une publication partagée par le ministre a été retirée mardi.',
  'Le compte officiel (@mairie) a publié la photo à midi.',
  'St. Helena',
  'M. Dupont',
  'La société Lormel Énergies exploite 40 parcs éoliens et emploie 1 200 personnes.',
];

describe('boilerplate', () => {
  it.each([...FRENCH, ...ENGLISH, ...SITE_FRENCH, ...SITE_ENGLISH])('cannot be quoted: %s', (line) => {
    expect(quotable(inArticle(line))).toEqual([PROSE, 'Le retrait prendra dix jours, selon lui.']);
  });

  it.each([...KEPT, ...KEPT_NEWS])('is not what merely looks like it: %s', (line) => {
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
    ['Les troupes partent. L. A.', 'Les troupes partent.'],
    ['Les troupes partent. [L. Aubrac]', 'Les troupes partent.'],
    ['Les troupes partent… Lire la suite sur Le Réveil', 'Les troupes partent…'],
  ])('inside a paragraph leaves the prose beside it: %s', (line, prose) => {
    expect(quotable(inArticle(line))).toEqual([PROSE, prose, 'Le retrait prendra dix jours, selon lui.']);
  });

  it('is a call behind the prose of a long paragraph', () => {
    const prose = `${PROSE} `.repeat(7);
    expect(quotable(`${prose}Sign up for our newsletter here.`)).toEqual(Array(7).fill(PROSE));
    expect(quotable(`${prose}Inscrivez-vous à notre lettre.`)).toEqual(Array(7).fill(PROSE));
  });

  it.each([
    ['Le feu est éteint pic.twitter.com/abc— Rennes 24 (@Rennes24) 11 octobre 2016 Le feu avait pris lundi.'],
    ['Il est parti. Le feu est éteint — Rennes 24 (@rennes.example) October 11, 2016 Le feu avait pris lundi.'],
  ])('is the sentence of a post and its signature in the middle of a line: %s', (line) => {
    expect(quotable(line).filter((sentence) => !/parti/.test(sentence))).toEqual(['Le feu avait pris lundi.']);
  });

  const POST = 'Le pont est fermé, évitez le quai.';
  const after = `\n\nLe retrait prendra dix jours, selon lui.`;
  it.each([
    `${POST}\n\n— Mairie de Lormel (@lormel) 9 février 2021`,
    `${POST}\n\n– Mairie de Lormel (@lormel) February 9, 2021`,
    `${POST}\n\n- Mairie de Lormel (@lormel.example) 9 févr. 2021 à 10:32`,
    `${POST}\n\nMairie de Lormel (@lormel) · 9 février 2021`,
    `${POST} pic.twitter.com/abc — Mairie de Lormel (@lormel) 9 février 2021`,
    `${POST}\nMerci à tous.\n— Mairie de Lormel (@lormel) 9 février 2021`,
    `${POST}\n\nhttps://t.co/abc\n\nMerci.\n\n— Mairie (@lormel) 9 février 2021`,
    `Voir cette publication sur Instagram\n\n${POST}\n\nMerci.\n\nUne publication partagée par Lise (@lise)`,
    `View this post on Instagram\n\n${POST}\n\nMerci.\n\nA post shared by Lise (@lise) on Feb 9, 2021 at 1:02pm PST`,
    `Voir cette publication sur Instagram ${POST} Merci. Une publication partagée par Lise (@lise)`,
    `${POST}\n\nPubliée par Mairie de Lormel sur Mardi 9 février 2021`,
  ])('is an embedded post, which has a voice of its own: %s', (post) => {
    const told = `${PROSE}\n\nLa mairie l’a écrit sur Twitter :\n\n${post}${after}`;
    expect(quotable(told)).toEqual([
      PROSE,
      'La mairie l’a écrit sur Twitter :',
      'Le retrait prendra dix jours, selon lui.',
    ]);
  });

  it('is one paragraph above a signature where nothing says that the post is longer', () => {
    const signature = '— Mairie de Lormel (@lormel) 9 février 2021';
    expect(quotable(`${PROSE}\n\n${POST}\n\n${signature}${after}`)).toEqual([
      PROSE,
      'Le retrait prendra dix jours, selon lui.',
    ]);
    expect(quotable(`${PROSE}\n${POST}\n${signature}\nIl part.`)).toEqual([PROSE, 'Il part.']);
    expect(quotable(`${PROSE}\n\nIl l’a écrit :\n\n${signature}${after}`)).toContain('Il l’a écrit :');
    expect(quotable(`${PROSE.repeat(14)}\n\n${signature}`)).toHaveLength(14);
  });

  it('is no person of the press of whom the article tells', () => {
    const box = 'Lise Aubrac est journaliste au Réveil.';
    expect(quotable(`${PROSE}\n\n${box}`)).toEqual([PROSE]);
    expect(quotable(`Par Lise Aubrac\n\n${PROSE}\n\n${box}`)).toEqual([PROSE]);
    expect(quotable(`La police a arrêté Mme Aubrac jeudi.\n\n${box}`)).toContain(box);
  });

  it('is five calls and notices of eight paragraphs', () => {
    const said = [
      'The council of Tarnbridge sold its harbour on Tuesday night.',
      'The buyer will pay 12 million pounds.',
    ];
    const calls = [
      'For more local stories, install our app for your phone.',
      'To see the whole story, please subscribe to The Tarnbridge Post.',
      'We may earn a commission when you buy through links in our stories.',
      'This story is the copyrighted property of The Tarnbridge Post. Written permission must be obtained before reprint.',
      'If you liked this story, would you consider supporting our newsroom? Just click here.',
    ];
    const last = 'The works will begin in September, the deputy mayor said.';
    expect(quotable([...said, ...calls, last].join('\n\n'))).toEqual([...said, last]);
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
      ...SITE_FRENCH,
      ...SITE_ENGLISH,
      ...KEPT,
      '— Agence (@agence) 13 janvier 2022',
      'Une publication partagée par Lise (@lise)',
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

describe('200 kB that nobody wrote in good faith', () => {
  it.each([
    '— ',
    '— a (@b ',
    '— a (@b) 9 mai 2021 ',
    '— a (@b) 9 mai 2021\n',
    'a sur Twitter :\n',
    'https://t.co/a ',
    'View this post on Instagram ',
    'View this post on Instagram\n\n',
    'une publication partagee par ',
    'Ab Cd is a reporter\n',
    'Ab Cd is a reporter. ',
    'Journaliste, ',
    'A. B.\n',
    'a\n',
    `${'to read '.repeat(35)}\n`,
    `${'. a '.repeat(70)}\n`,
    `${'vous accepter '.repeat(40)}\n`,
    `${'we link '.repeat(60)}\n`,
  ])('are masked or not in linear time: %j', (part) => {
    expect(maskBoilerplate(part.repeat(Math.ceil(200_000 / part.length)))).toBeDefined();
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
    expect(texts.map((text) => quotable(text).length)).toEqual([17, 22, 38, 22, 21]);
  });
});
