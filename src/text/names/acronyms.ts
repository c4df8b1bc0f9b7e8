/**
 * International names whose initials differ between French and English: a question has those of its language, articles
 * have those of theirs. Refuses initials that are a word of either language (UN, US, WHO).
 */
import { wordList } from '../words.js';

const PAIRS = `
adn/dna aie/iea aiea/iaea alena/nafta arn/rna bce/ecb cedh/echr cei/cis cij/icj cio/ioc cjue/cjeu cnuced/unctad
cpi/icc fmi/imf giec/ipcc hcr/unhcr irm/mri ocde/oecd ocs/sco oea/oas oit/ilo omc/wto omi/imo ompi/wipo ong/ngo
opep/opec otan/nato otsc/csto ovni/ufo pib/gdp pme/sme pnud/undp pnue/unep rda/gdr rdc/drc rfa/frg sida/aids tnp/npt
tva/vat urss/ussr vih/hiv`;

/** English initials to French ones, in lower case. */
const FRENCH = new Map(wordList(PAIRS).map((pair) => pair.split('/').reverse() as [string, string]));

/** The French initials of what these initials, in capitals, name; null where they are no such name. */
export function frenchAcronym(surface: string): string | null {
  return surface === surface.toUpperCase() ? (FRENCH.get(surface.toLowerCase()) ?? null) : null;
}
