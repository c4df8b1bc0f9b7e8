/** A text of several paragraphs that no other number gives. */
export function story(number: number): string {
  return [
    `L'affaire numéro ${number} commence à Almaty. Le prix du gaz a doublé en ${number} jours.`,
    `Selon le ministre, ${number * 7} soldats sont arrivés dans la ville. Le calme est revenu.`,
    `La mission ${number} prendra fin jeudi. Aucun blessé n'est à déplorer.`,
  ].join('\n\n');
}

export function stories(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`news/story-${at}.txt`, story(at)]));
}
