import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An article that no archive holds, and where it stands. */
export interface Newcomer {
  readonly title: string;
  readonly path: string;
}

/** Places that do not exist: an article about one of them is found by its own title or not at all. */
const PLACES = ['Kervadec', 'Montbrizel', 'Saint-Ourzan', 'Vaucheroy'];

const text = (place: string, title: string): string => `---
title: ${title}
language: fr
---
Le pont transbordeur de ${place} a rouvert samedi matin, onze ans après sa fermeture, devant quatre mille habitants.

Sa nacelle, remise à neuf dans un chantier naval de la région, porte de nouveau vingt voitures en trois minutes. Les
travaux ont coûté dix-sept millions d'euros, dont la commune de ${place} a payé le tiers.

« Nous n'y croyions plus », a dit la maire, qui avait elle-même pris le dernier passage en 2009.
`;

/** Writes a few short articles about nothing real, one file each. */
export function writeNewcomers(folder: string): Newcomer[] {
  mkdirSync(folder);
  return PLACES.map((place) => {
    const title = `Le pont transbordeur de ${place} rouvre après onze ans de travaux`;
    const path = join(folder, `${place.toLowerCase()}.txt`);
    writeFileSync(path, text(place, title));
    return { title, path };
  });
}
