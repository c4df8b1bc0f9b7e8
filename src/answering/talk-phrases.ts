/**
 * What people say to a bot, in French and English, as patterns over words that are folded and one space apart. Refuses
 * whatever goes on after it: a phrase that may open a question ("merci à qui ?") is one only where nothing follows.
 */
import type { Language } from '../text/language.js';
import type { Talk } from './answer.js';

export interface Phrase {
  /** Null: said to the bot, but by itself no talk ("please"). */
  readonly talk: Talk | null;
  /** Null where both languages, or any, say it so. */
  readonly language: Language | null;
  /** Of `about`, the group `subject` is what articles are to speak of. */
  readonly pattern: RegExp;
}

const anyOf = (patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

/** At the start, whatever follows. */
const opening = (talk: Talk | null, language: Language | null, ...patterns: readonly string[]): Phrase => ({
  talk,
  language,
  pattern: new RegExp(`^${anyOf(patterns)}(?: |$)`),
});

/** From the first word to the last. */
const whole = (talk: Talk, language: Language | null, ...patterns: readonly string[]): Phrase => ({
  talk,
  language,
  pattern: new RegExp(`^${anyOf(patterns)}$`),
});

/** From the first word on; what comes behind it is what articles are to speak of. */
const about = (language: Language, ...patterns: readonly string[]): Phrase => ({
  talk: 'about',
  language,
  pattern: new RegExp(`^${anyOf(patterns)} (?<subject>.+)$`),
});

const POLITE = 's il (?:te|vous) plait|stp|svp|please|pls|plz';

/** What may stand alone, or before something else that is said to the bot. Of two that match, the first counts. */
export const OPENINGS: readonly Phrase[] = [
  opening(
    'greeting',
    'fr',
    'bonjour|bjr|bonsoir|bsr|salu+t|slt|coucou|cc|rebonjour|re',
    'bonne (?:journee|soiree|nuit|apres midi|annee)|au revoir|a bientot|a plus(?: tard)?|a demain|a tout a l heure',
    '(?:comment )?[cs]a va(?: bien)?|comment (?:vas tu|tu vas|allez vous|vous allez)|(?:tu vas|vous allez) bien',
    'la forme|quoi de neuf|enchantee?',
  ),
  opening(
    'greeting',
    'en',
    'hello+|hi+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day|night)|good ?bye|bye(?: bye)?',
    'see (?:you|ya)(?: (?:later|soon|tomorrow))?|how (?:are|r) (?:you|u)(?: doing)?(?: today)?|how (?:s|is) it going',
    'what s up|whats up|wassup|sup|(?:nice|pleased) to meet you',
  ),
  opening('greeting', null, 'hey+|heya|yo|wesh|hola|ola|hallo|ciao|salam(?: ale[iy]ko?um)?'),
  opening(
    'thanks',
    'fr',
    '(?:un (?:tres )?grand |mille |grand )?merci+(?: (?:beaucoup|bcp|bien|infiniment|mille fois|encore|quand meme|d avance|a (?:toi|vous|tous)|pour (?:tout|ca|cela|(?:la|ta|votre|cette) reponse|l (?:info|aide)|(?:ton|votre) aide|(?:les|ces) infos)))*',
    'mrc|mci|je (?:te|vous) remercie(?: (?:beaucoup|infiniment|d avance|bien))?',
  ),
  opening(
    'thanks',
    'en',
    '(?:many |ok )?(?:thanks|thank (?:you|u)|thx|tysm|ty)(?: (?:a lot|a bunch|so much|very much|again|anyway|in advance|for (?:that|this|everything|(?:the|your) (?:help|answer|info|reply))))*',
    'cheers|much appreciated|i appreciate it',
  ),
  opening(
    'laughter',
    null,
    'lo+l(?:ol)*|x?p?t?mdr+|x?ptdr+|xd+|rofl|lmf?ao+|kek|a?(?:ha|ah){2,}h?a?|(?:a?ha|ah)(?: (?:a?ha|ah))+',
    '(?:he|hi|ho|hu|ja){2,}h?|(?:je suis )?morte? de rire|tu me fais (?:rire|marrer)|je rigole',
    '(?:c est )?(?:trop |tres |vraiment )?(?:drole|marrant|rigolo)|(?:that s |thats )?(?:so |very )?funny|im dead',
  ),
  opening(
    'thanks',
    null,
    'ok|okay|oki|d accord|dac|entendu|compris|ca marche|parfait|super|genial|excellent|impeccable|nickel|cool|top',
    'bravo|bien joue|(?:bon|gentil) bot|great|nice|perfect|awesome|(?:good|nice) bot|well done|good job|got it',
  ),
  opening(
    null,
    null,
    POLITE,
    'alors|bon|ben|bah|euh|heu|ah|oh|eh|et|mais|dis moi|dis|dites moi|tell me|so|well|um|uh|and|oui|non|yes|no',
    'verbatim|(?:le |cher |dear )?bot|robot|a toutes? et (?:a )?tous|a tous(?: et (?:a )?toutes)?|tout le monde',
    'everyone|everybody|all|guys|there|toi|vous|mon ami|my friend|mate|buddy|monsieur|madame',
  ),
];

/** What may stand behind anything that is said to the bot. */
export const CLOSING = new RegExp(
  ` (?:${POLITE}|merci(?: d avance)?|thanks(?: in advance)?|thank you|thx|lol|mdr|verbatim|bot|le bot|now|maintenant)$`,
);

const CAN_YOU_FR =
  '(?:(?:est ce que )?(?:tu (?:peux|pourrais)|vous (?:pouvez|pourriez)|(?:peux|pourrais) tu|(?:pouvez|pourriez) vous) )?';
const CAN_YOU_EN = '(?:(?:can|could|would|will) you )?(?:please )?';
const LENGTH_FR = '(?: en (?:une?|deux|trois|quelques|\\d+) (?:phrases?|lignes?|mots?|points?))?';
const LENGTH_EN = '(?: in (?:a|an?|one|two|three|a few|\\d+) (?:sentences?|lines?|words?|points?))?';

/** What there is to be summed up: what a library holds, never a subject of its own, which is a question to the articles. */
const READ_FR = [
  '(?: (?:de l |de la |de |du |des |d |l |le |la |les |cet |cette |ce |ces |tes |vos |ton |votre )?',
  '(?:tous les |toute l |toutes les |derniere?s? )?',
  '(?:articles?|actus?|actualites?|infos?|informations?|news|page|texte|journal|nouvelles|tout ca|tout|ca|cela)',
  '(?: (?:du jour|d aujourd hui|de la semaine|de la journee|de ce matin|du moment|recente?s?|precedente?|ci dessus))?)?',
].join('');
const READ_EN = [
  '(?: (?:of |on |about )?(?:all )?(?:this |that |these |those |the |your |today s |todays )?(?:latest |last |whole )?',
  '(?:articles?|news|page|text|story|stories|headlines|it|them|everything|this|that|day|week)',
  '(?: (?:for (?:me|us)|today|of (?:the day|today|the week)|above))?)?',
].join('');

const IN_LIBRARY_FR =
  '(?: (?:en tout|au total|ici|en memoire|en stock|dans (?:ta|votre|la|le|ton) (?:base(?: de donnees)?|bibliotheque|corpus|memoire)))?';
const IN_LIBRARY_EN = '(?: (?:in total|in all|now|here|in (?:the|your) (?:library|corpus|database)))?';
const HAVE_YOU_FR =
  '(?:as tu|avez vous|tu as|t as|vous avez|y a t il|il y a|connais tu|connaissez vous|tu connais|contiens tu|possedes tu)';
const SPEAK_FR = '(?:parle(?:nt)?|mentionne(?:nt)?|evoque(?:nt)?|traite(?:nt)?|cite(?:nt)?|aborde(?:nt)?)';
const ON_FR =
  '(?:sur|a propos (?:des?|du|d)|au sujet (?:des?|du|d)|concernant|parlant (?:des?|du|d)|mentionnant|qui parle(?:nt)? (?:des?|du|d)|qui (?:mentionne(?:nt)?|evoque(?:nt)?|cite(?:nt)?))';
const SPEAK_EN =
  '(?:mentions?|talks? about|speaks? (?:of|about)|(?:is|are) (?:about|on)|discuss(?:es)?|covers?|deals? with|refers? to|cites?)';
const ON_EN = '(?:about|on|mentioning|that (?:mentions?|talks? about|speaks? of|discuss(?:es)?|covers?))';

/** Each says something to the bot by itself alone. */
export const WHOLES: readonly Phrase[] = [
  whole(
    'help',
    'fr',
    '(?:a l )?aide(?: (?:moi|nous))?|aidez (?:moi|nous)|au secours|(?:j ai )?besoin d (?:un peu d )?aide',
    `je (?:veux|voudrais) de l aide|${CAN_YOU_FR}m aider`,
    'comment (?:est ce que )?(?:ca|cela|tu|vous|il|le bot|ce bot|verbatim)(?: ca)? (?:march|fonctionn)(?:e|es|ez)(?: t il)?',
    'comment (?:march|fonctionn)(?:e|es|ez)(?: (?:tu|vous|t il|ca|cela|le bot|ce bot|verbatim))?',
    '(?:ca|tu) (?:march|fonctionn)es? comment',
    'comment (?:je |on |puis je |dois je |peut on )?(?:t |te |vous |l )?utilise[rsz]?(?: (?:ca|cela|le bot|ce bot|verbatim))?',
    'comment (?:te |vous )?(?:je )?poser? (?:une|des|ma|mes) questions?|mode d emploi',
    'que (?:sais|peux) tu faire|que (?:savez|pouvez) vous faire|qu est ce que tu (?:sais faire|peux faire|fais)',
    '(?:tu (?:sais|peux)|vous (?:savez|pouvez)) faire quoi|tu fais quoi|que fais tu',
    'a quoi (?:tu sers|sers tu|servez vous|ca sert|sert (?:ce bot|verbatim))|(?:tu sers|ca sert) a quoi',
    '(?:(?:quelles sont|c est quoi|donne moi|montre moi|liste) )?(?:les |tes |vos |la liste des )?commandes(?: disponibles)?',
    '(?:que puis je|qu est ce que je peux|je peux) (?:te |vous )?demander(?: quoi)?',
  ),
  whole(
    'help',
    'en',
    'help(?: me| us)?(?: out)?|(?:i|we) need (?:some |your )?help',
    `${CAN_YOU_EN}help(?: me| us)?(?: out)?`,
    'how (?:does|do) (?:this|it|that|you|the bot|this bot|this thing|verbatim) work',
    'how (?:do|can|should|to) (?:i |we )?(?:use|ask)(?: (?:this|it|the bot|this bot|verbatim|(?:you )?(?:a question|questions)|you))?',
    'what (?:can|do) (?:you|i|we|this bot|the bot|verbatim) (?:do|ask|ask you)(?: here)?|what (?:are you|is this bot) for',
    '(?:(?:what are|list|show me|show) )?(?:all )?(?:the |your )?commands',
  ),
  whole(
    'identity',
    'fr',
    'qui (?:es tu|etes vous|t es|tu es|vous etes|est ce que tu es)|(?:t es|tu es) qui(?: toi)?|vous etes qui|t ki|tki',
    'c est qui (?:toi|ce bot)|toi c est qui|qui est (?:ce bot|verbatim)',
    '(?:est ce que )?(?:es tu|tu es|t es|etes vous|vous etes) (?:une? |l )?(?:vraie? )?(?:bot|robot|humaine?|personne|machine|ia|intelligence artificielle|chatbot|chatgpt|programme)',
    '(?:c est quoi|qu est ce que(?: c est que)?) (?:verbatim|ce bot)|verbatim c est quoi',
    '(?:(?:quel est|c est quoi) )?(?:ton|votre) (?:nom|prenom)|tu t appelles comment',
    'comment (?:tu t appelles?|t appelles tu|vous appelez vous|vous vous appelez)',
    'qui (?:t|vous) a (?:cree|fait|developpe|programme|code|concu|invente)s?|par qui as tu ete (?:cree|fait|developpe|programme)',
    'presente toi|presentez vous|parle moi de toi|(?:tu es|t es) quoi|qu es tu|qu est ce que tu es',
  ),
  whole(
    'identity',
    'en',
    'who (?:are|r) (?:you|u)|what are you|(?:who|what) (?:is|s) (?:verbatim|this bot)',
    'what(?: is| s|s) your name|your name|introduce yourself|tell me (?:about yourself|who you are)',
    'are you (?:an? )?(?:real |actual )?(?:bot|robot|human|person|machine|ai|chatbot|chatgpt|real|program|artificial intelligence)',
    'who (?:made|created|built|wrote|programmed|developed|designed|owns|runs) you',
  ),
  whole(
    'summary',
    'fr',
    `${CAN_YOU_FR}(?:me |nous )?resume[rsz]?(?: (?:moi|nous))?${READ_FR}${LENGTH_FR}`,
    `${CAN_YOU_FR}(?:me |nous )?(?:fais|faites|faire|donnez?|donner|ecris|redige|je (?:veux|voudrais)|j aimerais)(?: (?:moi|nous))? une? (?:petite? |courte? |bref |breve )?(?:resume|synthese|recap|recapitulatif)${READ_FR}${LENGTH_FR}`,
    `(?:(?:un |le )?(?:petit |court )?resume|recap)${READ_FR}${LENGTH_FR}`,
  ),
  whole(
    'summary',
    'en',
    `${CAN_YOU_EN}(?:summari[sz]e|recap|sum up)${READ_EN}${LENGTH_EN}`,
    `${CAN_YOU_EN}sum (?:it|this|that|them|everything) up`,
    `${CAN_YOU_EN}(?:(?:give|write|make)(?: me| us)? |i (?:want|need) )?(?:an? |the )?(?:short |quick |brief )?(?:summary|recap)${READ_EN}${LENGTH_EN}`,
  ),
  whole('summary', null, 'tl dr|tldr'),
  whole(
    'newest',
    'fr',
    '(?:de |a )?quand (?:date(?:nt)?|remonte(?:nt)?) (?:l |le |la |les |ton |tes |votre |vos )(?:tout )?(?:derniere?s? |plus recente?s? )(?:articles?|infos?|informations?|actus?|actualites?|mise a jour)',
    '(?:de |a )?quand (?:date(?:nt)?|remonte(?:nt)?) l article le plus recent',
    '(?:de |a )?quand (?:date(?:nt)?|remonte(?:nt)?) (?:tes|vos) (?:articles|infos|informations|donnees|sources)',
    '(?:le dernier article|l article le plus recent|tes articles|vos articles|les articles|tes infos|vos infos) (?:date|datent) de quand',
    'quelle est la date (?:du dernier article|de (?:l|ton|votre) (?:dernier article|article le plus recent))',
    '(?:quand|quel jour) (?:a ete|est) (?:publie|paru|ajoute)(?: le)? (?:dernier article|l article le plus recent)',
    '(?:(?:quels? (?:est|sont)|c est quoi|donnez?(?: moi)?|montrez?(?: moi)?|affiche|liste) )?(?:le |les |ton |tes |votre |vos |l )?(?:tout )?(?:derniers? articles?|articles? les? plus recents?)(?: (?:publies?|parus?|ajoutes?|en date|du corpus|que tu (?:as|connais)|que vous avez))?',
    `combien d(?:e)? (?:articles|sources|documents|textes) (?:${HAVE_YOU_FR}(?: lus?)?|contient (?:la bibliotheque|le corpus|la base|verbatim|ce bot)|sont disponibles)${IN_LIBRARY_FR}`,
    `combien ${HAVE_YOU_FR} d(?:e)? (?:articles|sources|documents|textes)${IN_LIBRARY_FR}`,
    `(?:tu as|t as|vous avez|il y a) combien d(?:e)? (?:articles|sources|documents|textes)${IN_LIBRARY_FR}`,
    `quel(?:le)?s (?:articles|sources) (?:${HAVE_YOU_FR}|utilises tu|utilisez vous)${IN_LIBRARY_FR}`,
    '(?:(?:quel(?:le)?s sont|c est quoi|donne moi|montre moi) )?(?:tes|vos) (?:sources|articles)(?: disponibles)?',
    'd ou (?:viennent|sortent|tires tu|tirez vous) (?:tes|vos) (?:infos|informations|articles|reponses|sources|donnees)',
    '(?:(?:fais|donnez?|montrez?|affiche)(?: moi)? )?(?:la )?liste (?:des|de tes|de vos|de tous les|les|tous les|tes) articles',
    '(?:montrez?|affichez?|donnez?)(?: moi)? (?:les|tes|tous les|tous tes) articles',
    '(?:quand|a quand) (?:as tu|avez vous|tu as) ete (?:mise? a jour|actualise)(?: pour la derniere fois)?',
    '(?:quelle (?:est|etait)|de quand date|quand date) (?:ta|votre) derniere (?:mise a jour|actualisation)',
    '(?:es tu|tu es|t es|etes vous|vous etes|(?:tes|vos) (?:infos|informations|articles|donnees) sont(?: elles| ils)?) (?:a jour|recente?s?)',
    'jusqu a quand vont (?:tes|vos) (?:articles|infos|informations|connaissances|donnees)',
  ),
  whole(
    'newest',
    'en',
    'when (?:is|was|were|are) (?:the|your) (?:latest|newest|last|most recent) articles?(?: (?:from|dated|published|added|written))?',
    'how (?:old|recent|fresh|new) (?:is|are) (?:(?:the|your) (?:latest|newest|last|most recent) articles?|your articles)',
    '(?:(?:what|which) (?:is|are|was)|what s|whats|show(?: me)?|list|give me) (?:the |your )?(?:latest|newest|last|most recent) articles?(?: (?:you have|published|added))?',
    '(?:the |your )?(?:latest|newest|most recent) articles?',
    'what(?: is| s|s) the (?:date|age) of (?:the|your) (?:latest|newest|last|most recent) article',
    `how many (?:articles|sources|documents|stories) (?:do you (?:have|know|hold|contain|use)|are there|have you(?: got| read)?|does (?:the library|the corpus|this bot|verbatim) (?:have|hold|contain))${IN_LIBRARY_EN}`,
    'how many (?:articles|sources|documents|stories) (?:are )?in (?:the|your) (?:library|corpus|database)',
    `(?:what|which) (?:articles|sources) (?:do you (?:have|use|know)|are (?:there|available)|have you(?: got)?)${IN_LIBRARY_EN}`,
    '(?:what are )?your (?:sources|articles)|where do (?:your (?:answers|articles)|you get your (?:information|answers|articles|news)) ?(?:come from|from)?',
    '(?:(?:show|give)(?: me)? )?(?:a |the )?list of (?:all )?(?:the |your )?articles|(?:list|show)(?: me)? (?:all )?(?:the |your )?articles',
    'when (?:were you|was the library|were your articles) (?:last )?updated|are (?:you|your articles) (?:up to date|recent)',
    'how up to date (?:are you|are your articles|is your information)|when (?:is|was) (?:your|the) (?:last|latest) update',
  ),
  about(
    'fr',
    `(?:quels?|combien d|quels sont les|y a t il (?:un|des)|il y a (?:un|des)|est ce qu il y a (?:un|des)|(?:as tu|tu as|avez vous|vous avez) (?:un|des)) articles?(?: qui)? ${SPEAK_FR}`,
    `lesquels de (?:tes|vos) articles ${SPEAK_FR}`,
    `(?:(?:est ce qu )?il y a|y a t il|as tu|tu as|t as|avez vous|vous avez) (?:(?:une?|des|d autres|quelques|plusieurs) articles?|quelque chose) ${ON_FR}`,
    `(?:quels|combien d) articles ${HAVE_YOU_FR} ${ON_FR}`,
    `(?:(?:trouve|cherche|montre|donne|liste|affiche)[rsz]?(?: moi)? )?(?:la liste des |tous les |les |des )?articles ${ON_FR}`,
  ),
  about(
    'en',
    `(?:which|what|how many)(?: of your)? articles? ${SPEAK_EN}`,
    `(?:which|what|how many) articles? (?:do you have|have you got|are there) ${ON_EN}`,
    `(?:is|are) there (?:any |an? |some |more )?articles? ${ON_EN}`,
    `(?:do you have|have you got|got) (?:any |an? |some |more )?(?:articles?|anything|something) ${ON_EN}`,
    `(?:(?:find|show|give|list|get)(?: me)? )?(?:all )?(?:the |some |any )?articles (?:about|mentioning|that (?:mention|talk about|speak of))`,
  ),
];
