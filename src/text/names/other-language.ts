/**
 * Whether a question is in a language that is neither French nor English, by its function words and question marks.
 * Refuses to guess: names, keywords and texts with a function word of French or English alone are in no other language.
 */
import { fold } from '../fold.js';
import { isStopWord } from '../stop-words.js';
import { wordList } from '../words.js';

/**
 * Function words of one language, folded. `sure`: nearly always of that language, so that one of them is enough.
 * `shared`: words that French or English has too, or that are in names ("von der", "los"): they count neither way.
 */
interface FunctionWords {
  readonly sure: ReadonlySet<string>;
  readonly likely: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

const language = (...lists: readonly [sure: string, likely: string, shared: string]): FunctionWords => {
  const [sure, likely, shared] = lists.map((list) => new Set(wordList(list)));
  return { sure: sure!, likely: likely!, shared: shared! };
};

const LANGUAGES: readonly FunctionWords[] = [
  language(
    'quien quienes cuanto cuanta cuantos cuantas cuando donde cual cuales porque',
    'como por para con fue fueron eran hubo estan tiene tienen hay segun desde hasta una unos unas sobre sido muy tambien pero ha han hizo dijo',
    'a al de del e el en es la las le les lo los me mas me mi no nos o os que se si son su sus te tu un y',
  ),
  language(
    'wer wann warum weshalb wieso wieviel wieviele welche welcher welches wurden',
    'wie viele ist sind waren hat haben hatte wurde wird werden und nicht mit ein eine einen einer uber fur auf bei nach vor aus auch oder wo es',
    'am an as dem den der des die du er her ich im in man mit nun on so um von war was zu zum zur',
  ),
  language(
    'perche quanti quante quando quale',
    'chi cosa dove come quanto quanta sono stato stata stati state nella nelle nello gli anche piu hanno aveva che con una uno della delle degli dei dal dalla essere',
    'a ad al all allo ci da del dell di do e ed era ha ho i il in io la le li lo me mi ne nel no non o per se si su sul te ti tu un',
  ),
  language(
    'quem quantos quantas quando qual quais porque',
    'quanto quanta onde foram foi esta estao tem sao nao uma uns umas pelo pela pelos pelas sobre mais tambem mas com como houve',
    'a ao aos as da das de do dos e em era eu la lhe me na nas no nos o os ou para por que se sem ser so sua te tu um',
  ),
  language(
    'waarom hoeveel wanneer welke',
    'wie waar hoe het een zijn werd werden heeft hebben niet voor naar bij ook dat deze dit met uit wordt worden door',
    'aan al als de den der die en er had hun ik in is je me of om on op over te ten ter toe tot u van was wat we',
  ),
  language(
    'dlaczego kiedy gdzie kto ktory ktora ktorzy',
    'ile jak jest byl byla bylo byly czy sie przez dla nie oraz ktore zostal zostali jaki jaka jakie podczas przed',
    'a ale do i ma mi na o od on po pod tam te to tu tym u w we z za ze',
  ),
];

/** Questions of languages in other scripts, by words or signs that only such a question has. */
const OTHER_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  wordList(
    fold(
      'кто что где когда почему сколько как какой какая какие какое был была были было это из для или при после он они не в на и с о что хто коли чому скільки де кой къде кога защо колко ' +
        'من ما ماذا متى أين كيف لماذا كم هل في على إلى هو هي التي الذي ' +
        'מי מה מתי איפה למה כמה של את ποιος πού που πότε γιατί πόσοι πώς τι και το του της है कौन क्या कब कहाँ क्यों कितने का की के में ' +
        '누가 언제 어디 왜 얼마나 무엇 몇',
    ),
  ),
);
/** Scripts without spaces between words: signs that names do without. */
const UNSPACED = /[的是了吗嗎什谁誰哪几幾么麼多少]|[\p{Script=Hiragana}]{2}|[\p{Script=Thai}]{8}/u;

const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;
/** Letters of Latin alphabets that neither language has; in a word with a capital they may be a name's. */
const FOREIGN_LETTERS = /^\p{Ll}*[łąęśżźćńñãõßäöåøšřžěůőűşğıțășòìíúóá]\p{Ll}*$/u;
const FOREIGN_MARKS = /[¿¡؟]/u;

/** Words of the shortest question, where they have spaces. */
const FEWEST_WORDS = 3;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function inOtherScript(text: string, words: readonly string[]): boolean {
  if (UNSPACED.test(text)) return true;
  return words.length >= FEWEST_WORDS && words.some((word) => OTHER_FUNCTION_WORDS.has(fold(word)));
}

/** Cannot fail on any string. */
export function isOtherLanguage(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (count(text, LATIN) * 2 < count(text, LETTER)) return inOtherScript(text, words);
  if (words.length < FEWEST_WORDS) return false;
  const folded = words.map(fold);
  const marked = FOREIGN_MARKS.test(text) ? 2 : 0;
  const foreign = words.some((word) => FOREIGN_LETTERS.test(word)) ? 1 : 0;
  return LANGUAGES.some(({ sure, likely, shared }) => {
    const isOf = (word: string): boolean => sure.has(word) || likely.has(word) || shared.has(word);
    if (folded.some((word) => !isOf(word) && (isStopWord(word, 'fr') || isStopWord(word, 'en')))) return false;
    const found = new Set(folded.filter((word) => sure.has(word) || likely.has(word)));
    const own = [...found].reduce((sum, word) => sum + (sure.has(word) ? 2 : 1), 0);
    return own > 0 && own + marked + foreign >= 2;
  });
}
