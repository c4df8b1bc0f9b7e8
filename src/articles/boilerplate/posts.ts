/** Words around posts of social networks that stand in an article. Refuses the posts' own words: they have none in common. */
import { DATE, regex } from './pattern.js';

const WHEN = `[ ,·]*(?:le |on )?${DATE}(?:,? (?:a|at) \\d{1,2}[h:]\\d\\d(?: ?[ap]m)?)?`;
const ACCOUNT = '[^()\\n]{1,60}\\(@[\\w.@-]{1,60}\\)';
const LINKS = '(?:https?:\\/\\/t\\.co\\/\\w{1,20}\\s?){0,3}(?:pic\\.(?:twitter|x)\\.com\\/\\w{1,20}\\s?)?';

/** What stands under a post as a line of its own. */
export const SIGNATURE_LINES = [
  // - Nom (@compte) 13 janvier 2022; Nom (@compte) January 13, 2022
  regex('iu')`^${LINKS}(?:[—–-]{1,2} ?${ACCOUNT}(?:${WHEN})?|${ACCOUNT}${WHEN})$`,
  // Une publication partagee par Nom (@compte); A post shared by Name (@account) on Jan 13, 2022 at 1:02pm PST
  regex(
    'iu',
  )`^(?:une (?:publication|photo|video) (?:partagee|publiee) par|an? (?:post|photo|video|reel) (?:shared|posted) by) .{1,80}(?:\(@[\w.]{1,60}\)|${DATE}).{0,60}$`,
  // Publiee par Nom sur Mardi 9 fevrier 2021 (Facebook)
  regex('iu')`^publiee? par .{1,80} sur (?:lun|mar|mercre|jeu|vendre|same|diman)(?:di|che) ${DATE}$`,
];
/** What stands over a post. */
export const OPENING =
  /^(?:voir cette (?:publication|photo|video) sur|view this (?:post|photo|video|profile) on) (?:instagram|facebook|threads|tiktok)[.…]?$/iu;
/** A sentence that introduces a post which begins in the next line. */
export const INTRODUCTION =
  /(?:twitter|tweet|facebook|instagram|telegram|bluesky|mastodon|threads|linkedin|tiktok|reseaux? socia|social media|post|publi|messag|\bX\b).{0,200}:$/iu;
/** A signature in running text, with the links before it. */
export const SIGNATURE = regex('giu')`${LINKS}[—–-]{1,2} ?${ACCOUNT}${WHEN}`;
/** A post of Instagram in running text, from its first words to its last. */
export const INLINE_POST = regex('giu')`
  (?:voir cette publication sur|view this post on) instagram.{0,2500}?(?:une publication partagee|a post shared) (?:par|by) [^()]{1,80}\(@[\w.]{1,60}\)
  (?: (?:le|on) ${DATE}(?: (?:a|at) \d{1,2}[h:]\d\d ?(?:[ap]m)?(?: \p{Lu}{3,4})?)?)?
`;
