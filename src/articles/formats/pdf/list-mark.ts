/** Marks of a list's items at a line's head. Refuses a dash or a number that may be the sentence's own: see `MAY_BE_MARK`. */

const BULLET = '[•‣▪▫■□●○◦⁃∙·➢➤►▶▸✓✔✗❖◆◇★☐☑➔→⇒]';
/** What a list's item begins with, wherever the line stands. */
export const MARK = new RegExp(`^(?:${BULLET}|[§oØüq*](?=\\s))\\s?\\S`, 'u');
/** What begins an item only where a line is no continuation: dashes, numbers and letters. */
export const MAY_BE_MARK = /^(?:[-–—−]\s?\S|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\s?[.)/°]\s\S|\d{1,2}[-–]\s\S)/u;
const LONE = new RegExp(`^\\s*(?:${BULLET}|[-–—−§oØüq*]|\\(?(?:\\d{1,2}|[a-zA-Z])[.)°-])\\s*$`, 'u');

/** Whether a run is nothing but a mark: its item stands some way to the right. */
export const isLoneMark = (text: string): boolean => LONE.test(text);
