/**
 * International names whose initials differ between French and English. A question in one language names them as that
 * language does, the articles as theirs. Left out where the initials are a word of either language (UN, US, WHO).
 */
const PAIRS = `
adn/dna aie/iea aiea/iaea alena/nafta arn/rna bce/ecb cedh/echr cei/cis cij/icj cio/ioc cjue/cjeu cnuced/unctad
cpi/icc fmi/imf giec/ipcc hcr/unhcr irm/mri ocde/oecd ocs/sco oea/oas oit/ilo omc/wto omi/imo ompi/wipo ong/ngo
opep/opec otan/nato otsc/csto ovni/ufo pib/gdp pme/sme pnud/undp pnue/unep rda/gdr rdc/drc rfa/frg sida/aids tnp/npt
tva/vat urss/ussr vih/hiv`;

/** English initials to French ones, in lower case. */
const FRENCH = new Map(
  PAIRS.split(/\s+/)
    .filter(Boolean)
    .map((pair) => pair.split('/').reverse() as [string, string]),
);

/** The French initials of what these initials, in capitals, name; null where they are no such name. */
export function frenchAcronym(surface: string): string | null {
  return surface === surface.toUpperCase() ? (FRENCH.get(surface.toLowerCase()) ?? null) : null;
}
