export const AGENCY = '(?:AFP|Reuters|AP|Associated Press|EFE|DPA|ATS|Belga|TASS|Xinhua|ANSA|UPI|PA|agences?|agencies)';
export const NETWORK =
  '(?:facebook|twitter|x|instagram|telegram|whats ?app|youtube|linked ?in|tik ?tok|pinterest|reddit|messenger|snapchat|google(?: news| actualites)?|bluesky|mastodon|threads|odysee|rumble|vk|vkontakte|flipboard|e-?mail|mail|courriel|print|imprimer|rss)';
export const MONTH_NAMES =
  '(?:jan\\w*|fev\\w*|feb\\w*|mars|march|avr\\w*|apr\\w*|mai|may|juin|june?|juil\\w*|july?|aout|aug\\w*|sept?\\w*|oct\\w*|nov\\w*|dec\\w*)\\.?';
export const DATE = `(?:\\d{1,2}(?:er)? ${MONTH_NAMES},? \\d{4}|${MONTH_NAMES} \\d{1,2},? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d)`;
