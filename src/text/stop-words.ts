/**
 * Function words, folded (lower case, no accents): they carry no topic, so neither index nor reader counts them.
 * Question words are among them: "qui" asks, it does not name. Refuses words that also name things ("mai", "second").
 */
import type { Language } from './language.js';
import { wordList } from './words.js';

const FRENCH = `
a afin ai aie aient ait alors apres as au aucun aucune aujourd auquel aura auraient aurait aussi autre autres aux
avaient avait avant avec avez avoir avons ayant beaucoup bien c ca car ce ceci cela celle celles celui cependant
certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez ci combien comme comment d dans de
deja dela depuis des dessous dessus dit donc dont du durant elle elles en encore entre es est estce et etaient etait
etant ete etes etre eu eut eux faire fait faudra faudrait faut fera ferait feront font furent fut grace hors hui ici
il ils j je jusqu jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais
malgre me meme memes mes mien moi moins mon n ne ni nos notre nous on ont or ou par parce parmi pas pendant peu peut
peuvent plus plusieurs plutot pour pourquoi pourrait puis puisqu puisque qu quand que quel quelle quelles quelqu
quelque quelques quels qui quoi quoiqu quoique s sa sans sauf se selon sera seraient serait seront ses si sien soi
soit son sont sous suis sur t ta tandis tant te tel telle telles tels tes toi ton tous tout toute toutes tres trop tu
un une va vers voici voila vos votre vous vs y`;

const ENGLISH = `
a about above according after again against ago all also although am among an and any are as at be because been before
being below between both but by can cannot could did do does doing don done down during each either ever every few for
from further get got had has have having he her here hers herself him himself his how however i if in into is isn it
its itself just ll many may me might more most much must my myself neither no nor not now of off on once one only or
other our ours ourselves out over own per re s same several shall she should since so some such t than that the their
theirs them themselves then there these they this those though through to too under until up upon us ve very was we
were what when where whether which while who whom whose why will with within without would yet you your yours`;

const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(wordList(FRENCH)),
  en: new Set(wordList(ENGLISH)),
};

/** Whether a folded word is a function word of the language. */
export function isStopWord(foldedWord: string, language: Language): boolean {
  return STOP_WORDS[language].has(foldedWord);
}
