import type { Corpus } from '../library/library.js';
import type { Outline } from '../library/outline.js';
import type { Drawing } from '../map/drawing.js';
import type { MapPosition, PassageMap } from './lookup.js';

/** Passages newer than the drawing that are put into it at most: each is a search, and the next drawing has them all. */
const MOST_NEWER = 300;

/** Nearest passages among which drawn ones are looked for: of a sample of one in twenty, some five are. */
const NEAR = 100;

/** Drawn neighbours that draw a passage to them. */
const PULLING = 3;

/** How far from its nearest neighbour a passage is put at most: the others may stand at the other end of the map. */
const FARTHEST = 0.01;

export interface MapReader {
  /** Null when its version is still `known`. */
  map(known?: string): PassageMap | null;
  /** Where passages stand; those that are not drawn beside their nearest that are. Without those that have no place. */
  positions(ids: readonly number[]): Map<number, MapPosition>;
}

/** The map of a corpus as far as it has been drawn, with what has changed since. */
export function createMapReader(corpus: Corpus, readDrawing: (generation: string) => Drawing | null): MapReader {
  let kept: { readonly map: PassageMap; readonly places: ReadonlyMap<number, number> } | null = null;

  function current(): NonNullable<typeof kept> {
    const generation = corpus.generation();
    const drawing = readDrawing(generation);
    // The time too: an article that was removed and put back makes no other generation, but other passages.
    const content = `${generation}-${Date.parse(corpus.ingestedAt() ?? '') || 0}`;
    const version = [content, drawing?.generation ?? 'none', drawing?.last ?? 0, drawing?.method ?? ''].join('-');
    if (kept?.map.version !== version) {
      const map = made(version, generation, drawing);
      kept = { map, places: placesOf(map.ids) };
    }
    return kept;
  }

  function made(version: string, generation: string, drawing: Drawing | null): PassageMap {
    const outline = corpus.outline();
    const total = outline.ids.length;
    if (drawing === null) return { version, state: 'none', total, ...pointsOf(outline, new Map()) };
    const drawn = placesOf(drawing.ids);
    const points = new Map<number, MapPosition>();
    const newer: number[] = [];
    for (const id of outline.ids) {
      const place = drawn.get(id);
      if (place !== undefined) points.set(id, { x: drawing.x[place]!, y: drawing.y[place]! });
      else if (id > drawing.last) newer.push(id);
    }
    const isWhole = drawing.generation === generation && newer.length === 0 && points.size === drawing.ids.length;
    const added = beside(newer.slice(0, MOST_NEWER), (id) => points.get(id));
    for (const [id, position] of added) points.set(id, position);
    return { version, state: isWhole ? 'current' : 'former', total, ...pointsOf(outline, points) };
  }

  /** Beside the nearest that have a place already. */
  function beside(ids: readonly number[], placeOf: (id: number) => MapPosition | undefined): Map<number, MapPosition> {
    const found = new Map<number, MapPosition>();
    for (const [id, embedding] of corpus.embeddings(ids)) {
      const near = corpus.denseHits(embedding, NEAR).flatMap(({ passageId }) => placeOf(passageId) ?? []);
      const [nearest] = near;
      if (nearest !== undefined) found.set(id, towards(nearest, near.slice(0, PULLING)));
    }
    return found;
  }

  return {
    map(known) {
      const { map } = current();
      return map.version === known ? null : map;
    },
    positions(ids) {
      const { map, places } = current();
      const placeOf = (id: number): MapPosition | undefined => {
        const place = places.get(id);
        return place === undefined ? undefined : { x: map.x[place]!, y: map.y[place]! };
      };
      const drawn = ids.flatMap((id): [number, MapPosition][] => {
        const position = placeOf(id);
        return position === undefined ? [] : [[id, position]];
      });
      const others = ids.filter((id) => !places.has(id));
      return new Map([...drawn, ...beside(others, placeOf)]);
    },
  };
}

const placesOf = (ids: Float64Array): Map<number, number> => new Map(Array.from(ids, (id, place) => [id, place]));

/** A short way from one point towards the middle of some. */
function towards(from: MapPosition, some: readonly MapPosition[]): MapPosition {
  const x = some.reduce((sum, one) => sum + one.x, 0) / some.length - from.x;
  const y = some.reduce((sum, one) => sum + one.y, 0) / some.length - from.y;
  const share = Math.min(1, FARTHEST / Math.max(Math.hypot(x, y), FARTHEST));
  return { x: from.x + x * share, y: from.y + y * share };
}

/** The points as they cross threads, with the articles of those alone. */
function pointsOf(
  { cards, ids, articles }: Outline,
  points: ReadonlyMap<number, MapPosition>,
): Pick<PassageMap, 'articles' | 'ids' | 'articleOf' | 'x' | 'y'> {
  const shown = [...ids.keys()].filter((at) => points.has(ids[at]!));
  const places = new Map([...new Set(shown.map((at) => articles[at]!))].map((article, place) => [article, place]));
  const positions = shown.map((at) => points.get(ids[at]!)!);
  return {
    articles: Array.from(places.keys(), (article) => {
      const { id, title, outlet } = cards[article]!;
      return { id, title, outlet };
    }),
    ids: Float64Array.from(shown, (at) => ids[at]!),
    articleOf: Uint32Array.from(shown, (at) => places.get(articles[at]!)!),
    x: Float32Array.from(positions, ({ x }) => x),
    y: Float32Array.from(positions, ({ y }) => y),
  };
}
