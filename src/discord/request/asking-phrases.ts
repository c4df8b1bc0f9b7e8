/**
 * How people ask in chats and how they doubt what they read, in French and English, as patterns over words that are folded
 * and one space apart. Refuses what is as likely said in passing: "quand même", "what a mess".
 */
import type { Language } from '../../text/language.js';

const anyOf = (patterns: readonly string[]): string => `(?:${patterns.join('|')})`;
const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^${anyOf(patterns)}$`);
const opening = (...patterns: readonly string[]): RegExp => new RegExp(`^${anyOf(patterns)}(?: |$)`);
const closing = (...patterns: readonly string[]): RegExp => new RegExp(`(?:^| )${anyOf(patterns)}$`);

/** What comes before a question, or is all that is said. */
export const BEFORE = opening(
  'et|mais|alors|donc|bon|ok|okay|oui|non|ah bon|ah|oh|euh|heu|bah|ben|hey|salut|bonjour|bonsoir|merci|ouais|mouais|yo',
  'attends?|attendez|du coup|sinon|en fait|au fait|d accord|super|cool|dis|dites|stp|svp|quoi|hein|franchement',
  'and|but|so|well|hm+|wait|yes|no|nope|thanks|thank you|thx|hi|hello|great|nice|btw|then|also|ok so|please|wow|omg|lol|mdr',
);
export const BEHIND =
  / (?:stp|svp|please|pls|plz|merci|thanks|verbatim|bot|le bot|lol|mdr|alors|donc|du coup|au fait|en fait|hein|non|ou quoi|ou pas|or not|though|tho|exactement|exactly)$/;

/** Astonishment and small talk, also with a question mark: nobody looks for an article behind them. */
export const REACTION = whole(
  '(?:ah )?bon|hein|quoi|pardon|comment ca|si|oui|non|ouais|serieux|serieusement|sans (?:deconner|blague|rire)|nan',
  '(?:t es|tu es|t|vous etes) serieux|(?:tu|vous) (?:rigoles?|deconnes?|plaisantes?|plaisantez|crois|vois|sais)',
  '(?:c est|cest|c) (?:une blague|un troll|quoi (?:ce|cette|ca|ces)(?: \\w+)?|pas possible)|n est ce pas|pas vrai|pourquoi pas',
  'et alors|et apres|qui sait|qui s en (?:fiche|fout|soucie)|ca interesse qui|on s en fout|tu veux quoi|c est moi ou',
  'what|huh|eh|wtf|wth|right|seriously|(?:are )?(?:you|u) (?:serious|kidding|joking)|no way|why not|who cares|who knows',
  'who asked|so what|(?:you|u) (?:see|know)|isn t it|isnt it|innit|yeah|yes|no|come again|say what|what the (?:hell|heck|fuck)',
);

/** At the start of what is said. What stands behind (?! is said in passing: "quand meme", "what a mess". */
export const ASKED_FIRST = opening(
  'combien(?! de fois (?:j|je|tu|on|il) )|cb|(?:pourquoi|pk|pkoi|pourkoi)(?! pas$)|est ?ce qu(?:e|i|)|esk|eske',
  '(?:qu est ce|quest ce|kesk\\w*|qu es ce|c est quoi|c quoi|c koi|cest quoi|ce quoi)(?! ce delire| ce bordel| cette)',
  '(?:c est|cest) (?:qui|ou|quand|quel(?:le)?s?|combien)|c (?:qui|quand|ou)',
  '(?:qui|ki)(?! sait$| vivra| l (?:eut|aurait) cru| s en | va piano| dort| seme)|a qui|de qui|par qui|avec qui|pour qui|chez qui|contre qui',
  'que (?:s est|se|dit|disent|disait|fait|font|faisait|sait|savent|savons|veut|veulent|va|vont|devient|deviennent|pensent?|demandent?|contient|prevoit|reproche|signifie|represente|risquent?)|qu (?:a t|ont|a dit|a fait|en (?:pense|pensent|dit|disent|est il))',
  '(?:a|de|en|sur|avec|pour|par) quoi(?! bon| faire| rire)|quoi d autre',
  '(?:a|de|en|dans|pour|par|sur|depuis|jusqu a)? ?(?:quel(?:le)?s?|kel)(?! (?:horreurs?|honte|bordel|dommage|histoire|enfer|delire|scandale|gachis|tristesse|bande|con|cons|connerie|idiots?|plaisir|bonheur|surprise|blague|merde|catastrophe|misere|folie|cirque|bazar|angoisse|rigolade|humour|talent|epoque|joie|chance|malheur|drole|beau|belle|bel|bonne?|sale|monde|genie|cauchemar|comedie|vie|question|tuerie|soulagement|que)(?: |$))',
  '(?:depuis |jusqu a )?(?:quand|qd|kan|kand)(?= (?:est|a|ont|sont|etait|aura|seront|sera|s est|se|ca|commence|doit|doivent|exactement|precisement|va|vont)(?: |$)|$)|(?:depuis|jusqu a) quand|(?:il )?y ?a (?:eu )?combien|(?:il|elle|on) a quel(?:le)?',
  'd ou|ou (?:est|sont|etait|etaient|se|s est|ca|en est|en sont|vont|va|exactement|precisement)|ou (?:a|ont) (?:eu|lieu|t|ete|ils|elles|commence)',
  'comment(?! dire| ca$| te dire| vous dire)',
  '(?:sait|connait|a t|va t|y a t|est|sont|ont|etait|etaient|as|avez|connais|connaissez) (?:on|il|ils|elle|elles|tu|vous|ce)',
  'peut on(?! dire$)|(?:lequel|laquelle|lesquels|lesquelles|auquel|duquel)',
  'how (?:many|much|long|old|far|big|large|tall|high|deep|often|fast|soon|late|come|about|did|do|does|is|are|was|were|can|could|has|have|had|will|would|should)',
  'what(?! (?:a|an|the|ever|i|you|u|we|they|he|she|it|nonsense|bullshit|bs|crap|lies|luck|rubbish|garbage|shame|now)(?: |$))|what (?:the (?:number|date|name)|it (?:means|is))',
  'what$|how$|whats|wheres|whos|whens|hows',
  'when(?= (?:did|do|does|is|are|was|were|will|has|have|had|can|should|would|exactly)(?: |$)|$)|since when|until when|by when|and when|(?:in|at|to|from|for|on) (?:which|what)|any \\w+s$',
  'where(?= (?:did|do|does|is|are|was|were|will|has|have|had|can|should|would|exactly|to|from)(?: |$)|$)|from where|to where',
  'who(?! (?:cares|knows|asked|the|needs|dis|would have thought)(?: |$))|whom|whose(?! fault)|by who|by whom|with whom|for whom|to whom',
  'why(?! not$)|which(?! (?:it|is|was|means|makes|would|are|were|can)(?: |$))',
  '(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should) (?:there|it|that|this|these|those|he|she|they|we|you|u|the|any|anyone|someone|somebody|russia\\w*|it s)(?! (?:best|honours?)(?: |$))',
);

/** At the end, as French asks in speech. */
export const ASKED_LAST = closing(
  '(?:c est|cest|c etait|ca veut dire|veut dire|fait|font|faisait|dit|disent|de|en|sert a|servent a|pour|avec|sur|se passe|s est passe|y a|demandent?|veut|veulent|contient|propose) (?:quoi|koi)',
  '(?:c est|cest|c etait|par|avec|de|pour|contre|sont|etait|chez|etaient) (?:qui|ki)',
  'combien|quand|comment|pourquoi|pk|lequel|laquelle|lesquels|c est ou|est ou|sont ou|etait ou|passe ou|lieu ou|(?:habite|vit|va|vont) ou|d ou|kand|combien de (?:temps|fois|jours)|how (?:much|many|long)',
);
/** Where these come before, somebody says what they do not know or do not care for. */
export const IN_PASSING =
  /(?:^| )(?:pas|plus|savoir|sais|sait|importe|voila|aucune idee|demande|comprends?|capte|peu|allez|va|c est (?:pourquoi|comment)|dire|explique|dit|see|know|idea|wonder|care|understand|meme|tant bien que) (?:que mal |exactement |trop |vraiment )?(?:a |de |par |d )?(?:qui|quoi|koi|combien|quand|comment|pourquoi|pk|ou|lequel|laquelle|lesquels)$|c est pourquoi$/;

/** Somebody asks for something. */
export const REQUEST = opening(
  '(?:dis|dites|donne|donnez|trouve|trouvez|cherche|cherchez|montre|montrez|rappelle|rappelez|precise|precisez|explique|expliquez|cite|citez|raconte|racontez) (?:moi|nous)(?! (?:pas|toujours|la paix|un peu de respect|d abord|une raison)(?: |$))',
  '(?:donne|donnez|trouve|trouvez|cherche|cherchez|montre|montrez|precise|precisez|cite|citez|liste|listez) (?:le|la|les|l|des|un|une|d autres) (?!raison |tort |temps |meme |bonne |faute )',
  '(?:je|on) (?:veux|voudrais|veut|voudrait|aimerais|aimerait|cherche) (?:a )?(?:savoir|connaitre)|j aimerais (?:bien )?(?:savoir|connaitre)|je cherche (?:a savoir|qui|quand|combien|ou|le nombre|la date)',
  '(?:(?:tu|vous|on) )?(?:peux|pourrais|pouvez|pourriez|peut) (?:me|nous|m) (?:dire|donner|trouver|chercher|montrer|preciser|expliquer|rappeler|citer)',
  '(?:peux|pourrais|pouvez|pourriez) (?:tu|vous) (?:(?:me|nous|m) )?(?:dire|donner|trouver|chercher|montrer|preciser|expliquer|rappeler|citer)',
  '(?:tu |vous )?(?:sais|savez|saurais|saurez)(?: (?:tu|vous))? (?:quand|qui|combien|ou|comment|pourquoi|si) ',
  '(?:tell|give|show|remind|find) (?:me|us)(?! (?:about it|a break|the money|something i don t know)$)',
  '(?:can|could|would|will) (?:you|u|someone|anyone) (?:please )?(?:tell|give|show|find|say|explain|quote|remind|check|list)',
  '(?:find|list|quote|look up|search for|name) (?:the|a|all|any|what|who|how|when|where|why|more)',
  'i (?:d like to|would like to|want to|wanna|need to) know|(?:do|did) (?:you|u|we) know (?:who|what|when|where|why|how|if)',
);

/** An inversion anywhere: "le chef est-il parti". */
export const INVERTED =
  / (?:t (?:il|elle|on|ils|elles)|(?:sont|ont|font|vont|etaient|avaient|seront|auront) (?:ils|elles))(?: |$)/;

export interface Doubting {
  /** Null where both languages say it so. */
  readonly language: Language | null;
  /** Whether it may be an affirmation: it asks only with a question mark, or where the bot is called. */
  readonly weak: boolean;
  readonly pattern: RegExp;
}

const OF_THIS_FR =
  '(?: (?:ca|cela|tout ca|cette (?:histoire|info|nouvelle|phrase|citation)|ce (?:truc|chiffre|message)|ces chiffres))?';
const FOR_THIS_FR =
  '(?: (?:la dessus|(?:pour|sur|de) (?:ca|cela|cette (?:info|affirmation|phrase|citation)|ce (?:truc|chiffre)|ces chiffres|ce que (?:tu|vous) (?:dis|dites|avances|avancez))))?';
const TRUE_FR =
  '(?:bien |vraiment |si |donc |pas )?(?:vrai|exact|verifie|fiable|confirme|avere|sur(?: et certain)?|credible|officiel|reel|faux|un fake|fake|une fake(?: news)?|fake news|de l intox|une intox|intox|source)';
const TRUE_EN =
  '(?:(?:really|actually|even|all|still) )*(?:true|real|right|correct|accurate|legit|confirmed|verified|fake(?: news)?|false|a fact|factual|reliable|official|credible|for real|misinformation)';
const FOR_THIS_EN = '(?: (?:for|on|to) (?:this|that|it|these|those|the claim|your claim|that claim))?';

/** What is said of a message by whoever does not take its word for it. */
export const DOUBTS: readonly Doubting[] = [
  { language: null, weak: false, pattern: whole('sources?', 'fact ?check(?: (?:this|that|it))?') },
  {
    language: 'fr',
    weak: false,
    pattern: whole(
      `(?:est ce|est il|serait ce)(?: que?)?(?: (?:c est|cest|c|ce|ca|est))? ${TRUE_FR}${OF_THIS_FR}`,
      'vrai ou (?:faux|pas|fake|intox|non)|(?:info|vrai|fake) ou (?:intox|fake|vrai|pas|info|reel)',
      '(?:la |ta |tes |les |une |des |vos |votre |leurs? )(?:sources?|preuves?)|preuves?',
      '(?:quelle est|quelles sont|quelle|quelles|c est quoi|cest quoi|c quoi|donne|donnez|balance|envoie)(?: moi)?(?: (?:la|ta|tes|les|une|des|vos|votre|leurs?))? (?:sources?|preuves?)' +
        FOR_THIS_FR,
      `(?:t as|tu as|ta|tas|t a|t aurais|tu aurais|vous avez|vous auriez|as tu|avez vous|aurais tu|auriez vous|ya|y a|il y a|y a t il|on a|a t on|t en as|tu en as)(?: pas)?(?: (?:une|des|la|les|ta|tes|de|tes))? (?:sources?|preuves?)(?: (?:fiables?|sures?|officielles?))?${FOR_THIS_FR}`,
      `d ou (?:(?:ca|cela|c|tu|vous|ils?|elle) (?:vient|sort|est|sors|sortez|tiens|tenez|tires|tirez|sortent)|(?:vient|sort|sortent|viennent) (?:ca|cela)|tu tiens|tiens tu)${OF_THIS_FR}`,
      'd ou (?:vient|sort|viennent|sortent) (?:cette (?:info|histoire|citation)|ce chiffre|ces chiffres)',
      '(?:ca|cela) (?:vient|sort) d ou|(?:tu|vous) (?:tiens|sors|tires|tenez|sortez|tirez) ca d ou',
      '(?:tu as|t as|ta|tas|vous avez) (?:vu|lu|trouve|entendu) ca ou|ou (?:tu as|t as|ta|as tu) (?:vu|lu|trouve|entendu) ca',
      'selon qui|d apres qui|qui (?:dit|a dit) (?:ca|cela)',
    ),
  },
  {
    language: 'fr',
    weak: true,
    pattern: whole(
      `(?:c est|cest|c|ce|c etait|ca) ${TRUE_FR}${OF_THIS_FR}`,
      `(?:vrai|vraiment|pour de vrai|exact|faux|intox|fiable|verifie)${OF_THIS_FR}`,
      '(?:(?:t|tu) es|t|(?:tu )?etes|vous etes|es tu|etes vous)(?: (?:vraiment|bien))? (?:sure?s?|certaine?s?)(?: (?:de (?:toi|vous|ca|cela)|de ton coup))?',
    ),
  },
  {
    language: 'en',
    weak: false,
    pattern: whole(
      `(?:is|was|are|were) (?:that|this|it|these|those|they|he|she)(?: (?:story|info|quote|claim))? ${TRUE_EN}`,
      '(?:true|real|fact|legit|fake) or (?:false|fake|not|fiction|real|true|fake news)',
      `(?:any|your|the|a|some|got (?:a|any)) (?:sources?|proof|evidence)${FOR_THIS_EN}|proof|citation needed`,
      `(?:(?:do|did|have) )?(?:you|u|we|they) (?:have|got|had)(?: got)?(?: (?:a|any|some|the))? (?:sources?|proof|evidence)${FOR_THIS_EN}`,
      `(?:whats|what s|what is|what are) (?:the|your|their) sources?${FOR_THIS_EN}|(?:is|are) there (?:a|any) sources?${FOR_THIS_EN}`,
      'where (?:did|do|d) (?:you|u|they|he|she) (?:get|find|hear|read|see) (?:that|this|it|these)(?: from)?',
      'where (?:does|do|did) (?:that|this|it|these) come from|where(?: is|s| s) (?:that|this|it) from',
      'says who|according to whom?|who (?:says|said) (?:that|this|so|it)|(?:are )?(?:you|u) sure(?: (?:about|of) (?:that|this|it))?',
    ),
  },
  {
    language: 'en',
    weak: true,
    pattern: whole(
      `(?:that|thats|that s|that is|this|this is|its|it s|it is) ${TRUE_EN}`,
      '(?:true|real|really|for real|legit|fake|false)(?: (?:that|this))?',
    ),
  },
];
