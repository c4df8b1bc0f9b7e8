/** Words with a full stop, and words that open sentences: what tells an abbreviation from an end. Refuses to judge. */
import { ENGLISH_CALENDAR } from '../calendar.js';
import { wordList } from '../words.js';

const set = (list: string): ReadonlySet<string> => new Set(wordList(list));

/** Before a name: a full stop after these never ends a sentence. Case counts ("Me" is a lawyer, "me" a pronoun). */
export const TITLES = set(`
M MM Mme Mmes Mlle Mlles Mgr Me Mes Dr Drs Pr Prof Mr Mrs Ms Messrs St Ste Sts Sen Sens Gov Govs Rep Reps Gen Col
Capt Lt Sgt Cpl Pvt Brig Maj Cmdr Adm Hon Rev Pres Supt Insp Amb Det Mt Ft Vve Vte Cte Mis Bx`);

/** Before a number, a numeral or a letter: "p. 12", "art. L. 123", "janv. 2022". Lower case; else they may end a sentence. */
export const BEFORE_NUMBERS = set(`
p pp r art arts n° nº no nos nr num vol ch env fig figs chap al tit t liv sect sec v c ca approx tél tel par av ap
apr bd réf ref doc circ suppl alt éd janv jan févr fév fevr fev feb mar avr jun juil jul juill aug sept sep oct nov déc dec`);

/** Inside a sentence always: "cf. Le Monde", "c.-à-d. Paris". Lower case, with their inner full stops. */
export const INNER = set('cf vs viz p.ex e.g i.e c.-à-d c-à-d c.-a-d');

/** Often inside a name, sometimes at the end of a sentence: what comes next decides. Lower case. */
export const NAME_ENDS = set('inc corp ltd co cie jr sr bros ph.d s.a univ dept resp incl env approx');

/** Mostly before a name, streets and ranks: "l'av. Foch", "le gal. Brun". What comes next decides. Lower case. */
export const BEFORE_NAMES = set(`
av ave bd bld blvd boul pl r rd rte fg fbg sq rés gal gén cdt cne lt lt-col lt.-col adj sgt brig mgr dr mme mlle
coll éd éds trad dir sté ets éts ph`);

/** First names cut behind their first sound: "Ph. Lebrun". What comes next decides. */
export const FIRST_NAMES = set('Ph Ch Chr Th Fr Cl Gg Jos Wm Geo');

/** What opens a note: "N.B. Les billets sont gratuits". */
export const NOTES = set('N.B P.S N.D.L.R N.D.A N.D.T N.D.E Ndlr Nota');

/** Words that open sentences and seldom a name: after "J.-C." or "U.S." they begin the next sentence. */
export const OPENERS = set(`
Il Elle Ils Elles Les Le La En Au Aux Dans Ce Cette Ces Cet Mais Et Un Une On Nous Pour Par Selon Après Avant Depuis
Lors Lorsque Quand Si Son Sa Ses Leur Leurs Des Du Sur Cela Ceci Ainsi Puis Or Car Chaque Tous Toutes À A Où Plus Comme
The It He She They This These Those That We You I In At But And There An Its His Her Their After Before When While If For
From On As By With However Since Although Now Then What Who`);

/** After "a.m." or "p.m.": these still belong to the time. */
export const AFTER_TIMES = set(`
${ENGLISH_CALENDAR.join(' ')} EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT UTC BST CET CEST Eastern Central Pacific`);

/** Last labels of host names that writers capitalise ("Booking.Com"), no words of their own: no sentence begins there. */
export const TOP_LEVEL_DOMAINS = set('com fr org net uk eu io tv ru kz gov edu js py');
