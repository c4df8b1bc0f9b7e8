import type { Language } from '../../src/text/language.js';

/** What people type in the preview, about the articles in `seeds/`. */
export interface Lines {
  /**
   * With three excerpts. Of these and those below the first that is answered so is shown: what is answered depends on the
   * reader's weights.
   */
  readonly answered: readonly string[];
  /** With one excerpt. */
  readonly single: readonly string[];
  readonly disputed: readonly string[];
  /** With values of which nothing is claimed, side by side. */
  readonly valued: readonly string[];
  /** Of what the articles tell of. */
  readonly unanswered: readonly string[];
  /** Of what no article tells of. */
  readonly strange: readonly string[];
  /** Names or keywords, which are looked for. */
  readonly keywords: readonly string[];
  /** With a filter by outlet. */
  readonly filtered: { readonly question: string; readonly source: string; readonly from: string };
  readonly mention: string;
  /** Of what answers that. */
  readonly followUp: string;
  readonly greeting: string;
  readonly words: string;
  readonly title: string;
  readonly quoted: string;
  /** A message that quotes. */
  readonly exact: string;
  readonly elsewhere: { readonly text: string; readonly source: string };
  readonly altered: string;
  readonly absent: string;
  /** A message with several claims. */
  readonly message: string;
}

const fr: Lines = {
  answered: ['Quels pays ont envoyé des soldats ?', 'Combien y a-t-il de blessés ?'],
  disputed: [
    'Combien de soldats compte le contingent de l’OTSC ?',
    'Quel est l’effectif du contingent allié ?',
    'Combien de personnes ont été arrêtées en tout ?',
    'Pour quand la fin du retrait des troupes est-elle prévue ?',
  ],
  single: [
    'L’arsenal de quel service a été pillé par les émeutiers ?',
    'Quand l’aéroport d’Almaty a-t-il rouvert ?',
    'Combien de policiers sont morts ?',
  ],
  valued: [
    'Quel est l’effectif du contingent allié ?',
    'Combien de personnes ont été arrêtées ?',
    'Combien de soldats ont été envoyés ?',
    'Quand les troupes seront-elles parties ?',
    'Combien de policiers sont morts ?',
    'Combien y a-t-il de blessés ?',
  ],
  strange: [
    'Comment changer la chambre à air d’un vélo ?',
    'Quelle est la recette de la pâte à crêpes ?',
    'Quel est le score du match de dimanche ?',
  ],
  keywords: ['Tokaïev', 'Karim Massimov', 'Zas'],
  unanswered: [
    'Combien coûte un litre d’essence à Almaty ?',
    'Combien gagne le général Serdioukov ?',
    'Quel âge a Noursoultan Nazarbaïev ?',
  ],
  filtered: {
    question: 'Quand l’aéroport d’Almaty a-t-il rouvert ?',
    source: 'Agence Trois-Rives',
    from: '2022-01-10',
  },
  greeting: 'bonjour !',
  mention: 'Qui commande la force de l’OTSC ?',
  followUp: 'Et combien de soldats compte-t-elle ?',
  words: 'soldats',
  title: 'Kazakhstan : les soldats de l’OTSC plient bagage',
  quoted: 'aéroport rouvert aux vols civils',
  exact: 'J’ai lu « le dernier de ces militaires sera parti avant le 22 janvier », vous y croyez ?',
  elsewhere: {
    text: 'La Russie fournit à elle seule 3.000 de ces soldats.',
    source: 'Agence Trois-Rives',
  },
  altered: 'La police a procédé à plus de 20 000 arrestations depuis le début de la crise.',
  absent: 'Le gouvernement espagnol a proposé sa médiation dès le premier soir.',
  message:
    'Le général Serdioukov commandait la force de l’OTSC. Au moins 12 000 personnes ont été arrêtées ! Et la Bourse de Tokyo a fermé une semaine.',
};

const en: Lines = {
  answered: ['When did the troops begin to leave?', 'Which countries sent troops?', 'Who commands the force?'],
  disputed: [
    'How many troops did the Collective Security Treaty Organisation send?',
    'How many soldiers were sent to Kazakhstan?',
    'How many soldiers did the alliance send?',
    'How many people were arrested?',
    'When will the troops have left?',
  ],
  single: [
    'Who is the secretary general of the alliance?',
    'What was Karim Massimov’s job before he was arrested?',
    'When did Kazakhstan become independent?',
  ],
  valued: ['How many soldiers are in the peacekeeping force?', 'How many soldiers left?'],
  strange: ['How do you make a sourdough starter?', 'What is the boiling point of tungsten?'],
  keywords: ['Karim Massimov', 'Tokayev', 'fuel prices', 'Zas'],
  unanswered: [
    'What did the Chinese president say to Tokayev about the riots?',
    'How many journalists were arrested in Almaty?',
  ],
  filtered: { question: 'How long will the withdrawal take?', source: 'The Harbour Ledger', from: '2022-01-10' },
  greeting: 'hello!',
  mention: 'Who is the deputy defence minister of Kazakhstan?',
  followUp: 'And what did he say?',
  words: 'troops',
  title: 'Allied troops start to leave Kazakhstan after a parade in Almaty',
  quoted: 'no foreign troops will remain',
  exact: 'I read “the whole pull-out is planned to last ten days”, do you believe it?',
  elsewhere: { text: 'The whole pull-out is planned to last ten days.', source: 'The Harbour Ledger' },
  altered:
    'The Collective Security Treaty Organisation sent about 25,000 troops, and it says a full withdrawal will take ten weeks.',
  absent: 'The Spanish government offered to mediate on the very first evening.',
  message:
    'Stanislav Zas declared the mission finished. Police have detained nearly 10,000 people! And the Tokyo stock exchange closed for a week.',
};

export const LINES: Readonly<Record<Language, Lines>> = { fr, en };
