/** One agency's text as outlets print it: in layouts of their own, under other headlines, cut, with a line added. */

const HEADLINE = 'Un ferry heurte la digue de Port-Louis';

/** Fifteen sentences in five paragraphs, so that one that is cut or added leaves near copies. */
const PARAGRAPHS = [
  'Le ferry de Port-Louis a heurté la digue nord jeudi matin. Le choc a blessé quarante-deux passagers, selon la préfecture. Le capitaine du ferry avait signalé une panne de gouvernail au sémaphore.',
  'Deux remorqueurs ont tiré le navire vers le bassin des pêcheurs. La compagnie maritime a suspendu toutes les traversées de la semaine. Les sauveteurs ont fouillé les trois ponts inférieurs avant midi.',
  'Un hélicoptère de la marine a transporté les blessés les plus graves. Le maire a ouvert le gymnase aux familles venues du continent. La brume couvrait encore la rade au moment de la manœuvre.',
  'Le bureau d’enquêtes maritimes a envoyé trois ingénieurs sur place. La coque est ouverte sur six mètres au-dessus de la ligne de flottaison. Aucune pollution n’a été relevée autour du bassin dans la soirée.',
  'Les marins du port ont formé une chaîne pour évacuer les enfants. La gare maritime restera fermée au public jusqu’à lundi prochain. Le navire avait passé sa visite technique au mois de septembre.',
];

interface Printed {
  readonly headline?: string;
  readonly paragraphs?: readonly string[];
}

const OTHERWISE: readonly Printed[] = [
  {},
  { headline: 'Port-Louis : le ferry, le choc, les passagers blessés' },
  { paragraphs: [...PARAGRAPHS.slice(0, 4), PARAGRAPHS[4]!.replace(/ Le navire avait passé.*/, '')] },
  { paragraphs: ['(avec notre correspondante dans l’océan Indien)', ...PARAGRAPHS] },
  { headline: 'Frayeur en mer', paragraphs: [...PARAGRAPHS, 'Lire aussi en page 4 le récit de la nuit.'] },
];

const head = (outlet: string, headline: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${headline}</title><meta property="og:site_name" content="${outlet}"></head>`;
const inParagraphs = (paragraphs: readonly string[]): string => paragraphs.map((one) => `<p>${one}</p>`).join('\n');

const LAYOUTS: readonly ((outlet: string, headline: string, paragraphs: readonly string[]) => string)[] = [
  (outlet, headline, paragraphs) =>
    `${head(outlet, headline)}<body><nav><a href="/">Accueil</a></nav><article><h1>${headline}</h1>${inParagraphs(paragraphs)}</article></body></html>`,
  (outlet, headline, paragraphs) =>
    `${head(outlet, headline)}<body><main><article><header><h1>${headline}</h1></header><div class="corps">${inParagraphs(paragraphs)}</div></article></main><footer>${outlet}, tous droits réservés</footer></body></html>`,
  (outlet, headline, paragraphs) =>
    `---\ntitle: ${JSON.stringify(headline)}\noutlet: ${outlet}\n---\n\n${paragraphs.join('\n\n')}\n`,
];

/** The text in this many outlets, by file; the first prints it as it came. */
export function outlets(count: number): Record<string, string> {
  const files = Array.from({ length: count }, (_, at): [string, string] => {
    const { headline = HEADLINE, paragraphs = PARAGRAPHS } = OTHERWISE[at % OTHERWISE.length]!;
    const layout = at % LAYOUTS.length;
    const name = `journal-${String(at).padStart(2, '0')}.${layout === 2 ? 'md' : 'html'}`;
    return [name, LAYOUTS[layout]!(`Journal ${at}`, headline, paragraphs)];
  });
  return Object.fromEntries(files);
}

/** What other articles of the library tell. */
export const OTHERS: Readonly<Record<string, string>> = {
  'criee.txt': 'Le marché de la criée a rouvert mardi après trois semaines de travaux dans la halle.\n',
  'regate.txt':
    'La régate de Port-Louis a réuni cent vingt voiliers dimanche. Le vent a blessé deux équipiers au large.\n',
  'train.txt': 'Le train de nuit a transporté quarante mille passagers cette année, selon la compagnie.\n',
};
