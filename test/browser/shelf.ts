import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationAddress } from '../../src/answering/citation/reading-room-address.js';
import type { StoredCitation } from '../../src/answering/lookup/lookup.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { start } from '../bench/process.js';

const CHANGED = `---
title: "Le pont de Varsel a rouvert"
outlet: "Le Courrier des Ponts"
date: 2022-02-03
language: fr
---

Le maire avait promis une reprise rapide. Les riverains ne l'ont pas cru.

Le pont de Varsel a rouvert lundi, après douze jours de travaux. Une navette avait été mise en place.
`;

const WITHDRAWN = `---
title: "Une rumeur à Varsel"
outlet: "Le Courrier des Ponts"
date: 2022-02-04
language: fr
---

Le trésorier de Varsel aurait quitté la ville avec la caisse. Rien ne l'a confirmé depuis.
`;

/**
 * A page that wants to be more than text: markup, handlers, an address of a script, marks that turn letters around. What
 * holds elements of HTML is shown with the article and not quoted; elements of no standard are words.
 */
const HOSTILE = `---
title: "Phare <script>alert('titre')</script> \\u202Eerrevnes"
outlet: "<img src=//mal.example/o onerror=alert(1)>"
author: "\\"><svg onload=alert(2)>"
date: 2022-02-05
url: "https://mal.example/\\"onmouseover=\\"alert(3)"
language: fr
---

Le phare de Kermorvan mesure 77 mètres </x-quote><x-img src=x tabindex=1 autofocus onfocus="alert(4)"> depuis sa surélévation. Son gardien a dit \u202eeçulov tse li'uq\u202c : <x-frame src="javascript:alert(5)"></x-frame> voilà.

Le phare a été repeint en 2019 </blockquote><script src="https://mal.example/x.js"></script><img src=x onerror="alert(7)"> par la commune.

<style>body{display:none}</style> Les {{visiteurs}} paient 3 euros & repartent <a href="javascript:alert(6)">ravis</a>.
`;

const CITED = 'Près de 400 blessés ont dû être hospitalisés.';

/** The question that the hostile article answers. */
export const HOSTILE_QUESTION = 'Combien de mètres mesure le phare de Kermorvan ?';

export interface Shelf {
  /** Its folder. */
  readonly library: string;
  /** A sentence in the middle of a long article that stands as it was cited. */
  readonly cited: { readonly path: string; readonly sentence: string };
  /** Sentences of an article that was changed since: one has other words now, one another place, one is gone. */
  readonly changed: Readonly<Record<'altered' | 'moved' | 'gone', string>>;
  /** An article that was withdrawn, at a sentence of it. */
  readonly withdrawn: string;
  readonly hostile: { readonly id: string; readonly text: string };
}

/** Where a sentence stands in a `.txt` file, as a local address. */
function addressOf(articleId: string, text: string, sentence: string): string {
  const start = text.indexOf(sentence);
  if (start < 0) throw new Error(`${articleId} does not say: ${sentence}`);
  const sha256 = createHash('sha256').update(sentence, 'utf8').digest('hex');
  const place: StoredCitation = { articleId, start, end: start + sentence.length, sha256 };
  return citationAddress(place);
}

async function mustWork(root: 'ingest' | 'remove', ...args: string[]): Promise<void> {
  const [status] = await once(start(root, args, {}, 'ignore'), 'close');
  if (status !== 0) throw new Error(`${root} ended with status ${status}`);
}

/**
 * A library of the articles that Verbatim ships with and of some to which things happened, all by its own commands.
 * @param folder that it is made in
 */
export async function fillShelf(folder: string): Promise<Shelf> {
  const library = join(folder, 'library');
  const articles = join(folder, 'articles');
  cpSync(`${PROJECT_ROOT}seeds`, articles, { recursive: true });
  const file = (name: string): string => join(articles, `${name}.txt`);
  writeFileSync(file('pont-varsel'), CHANGED);
  writeFileSync(file('rumeur'), WITHDRAWN);
  writeFileSync(file('phare'), HOSTILE);
  await mustWork('ingest', '--library', library, articles);

  const cited = addressOf('bilan-humain', readFileSync(file('bilan-humain'), 'utf8'), CITED);
  const place = (sentence: string): string => addressOf('pont-varsel', CHANGED, sentence);
  const changed = {
    altered: place('Le pont de Varsel a rouvert lundi, après douze jours de travaux.'),
    moved: place('Une navette avait été mise en place.'),
    gone: place("Les riverains ne l'ont pas cru."),
  };
  const now = CHANGED.replace(" Les riverains ne l'ont pas cru.", '').replace('douze jours', 'quatorze jours');
  writeFileSync(file('pont-varsel'), now);
  await mustWork('ingest', '--library', library, articles);
  const withdrawn = addressOf('rumeur', WITHDRAWN, "Rien ne l'a confirmé depuis.");
  await mustWork('remove', '--library', library, 'rumeur');
  return {
    library,
    cited: { path: cited, sentence: CITED },
    changed,
    withdrawn,
    hostile: { id: 'phare', text: readFileSync(file('phare'), 'utf8') },
  };
}
