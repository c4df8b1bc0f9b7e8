/** Draws the map, and lets one move in it: what it says of a point comes from the server. */

const place = document.getElementById('map');
const canvas = place.querySelector('canvas');
const context = canvas.getContext('2d');
const card = document.getElementById('point');
const lights = [...document.querySelectorAll('[data-x]')].map((item, rank) => ({
  item,
  rank: rank + 1,
  id: Number(item.dataset.passage),
  x: Number(item.dataset.x),
  y: Number(item.dataset.y),
}));

const response = await fetch(place.dataset.points);
if (!response.ok) {
  const said = { className: 'aside', textContent: place.dataset.failed };
  place.before(Object.assign(document.createElement('p'), said));
}
const file = response.ok ? await response.arrayBuffer() : new ArrayBuffer(0);
/** Bytes of a point: see `src/web/map/points-file.ts`. */
const count = file.byteLength / 17;
const ids = new Float64Array(file, 0, count);
const xs = new Float32Array(file, count * 8, count);
const ys = new Float32Array(file, count * 12, count);
const groups = new Uint8Array(file, count * 16, count);

const GROUPS = 9;
const shapes = [...place.querySelectorAll('.groups path')].reduce((found, path) => {
  found[Number(path.closest('label').querySelector('input').value)] = {
    path: new Path2D(path.getAttribute('d')),
    style: getComputedStyle(path),
  };
  return found;
}, new Array(GROUPS).fill(null));
const hidden = new Uint8Array(GROUPS);

// Points by the cell of a grid that they stand in, for what is near to a pointer.
const CELLS = 64;
const cellOf = (at) => Math.min(CELLS - 1, Math.max(0, Math.floor(at * CELLS)));
const starts = new Uint32Array(CELLS * CELLS + 1);
for (let at = 0; at < count; at += 1) starts[cellOf(ys[at]) * CELLS + cellOf(xs[at]) + 1] += 1;
for (let cell = 0; cell < CELLS * CELLS; cell += 1) starts[cell + 1] += starts[cell];
const inCells = new Uint32Array(count);
const filled = starts.slice();
for (let at = 0; at < count; at += 1) inCells[filled[cellOf(ys[at]) * CELLS + cellOf(xs[at])]++] = at;

/** Of the canvas in CSS pixels, and where the unit square is in it. */
const view = { width: 0, height: 0, scale: 1, left: 0, top: 0 };
const MARGIN = 18;
const CLOSEST = 60;
const fitted = () => Math.max(1, Math.min(view.width, view.height) - 2 * MARGIN);

function showAll() {
  view.scale = fitted();
  view.left = (view.width - view.scale) / 2;
  view.top = (view.height - view.scale) / 2;
  redrawPoints();
}

/** Keeps some of the map in sight. */
function keepInside() {
  view.left = Math.min(view.width - MARGIN, Math.max(MARGIN - view.scale, view.left));
  view.top = Math.min(view.height - MARGIN, Math.max(MARGIN - view.scale, view.top));
  redrawPoints();
}

const middle = () => ({ x: view.width / 2, y: view.height / 2 });

/** What stays where it is when one comes closer: what is selected, else the best light, else the middle. */
function heldPlace() {
  const held = selected ?? lights[0];
  if (held === undefined) return middle();
  const at = { x: view.left + held.x * view.scale, y: view.top + held.y * view.scale };
  return at.x > 0 && at.y > 0 && at.x < view.width && at.y < view.height ? at : middle();
}

function zoom(factor, { x, y } = heldPlace()) {
  const scale = Math.min(fitted() * CLOSEST, Math.max(fitted(), view.scale * factor));
  view.left = x - ((x - view.left) * scale) / view.scale;
  view.top = y - ((y - view.top) * scale) / view.scale;
  view.scale = scale;
  keepInside();
}

function pan(x, y) {
  view.left += x;
  view.top += y;
  keepInside();
}

let selected = null;
let drawing = false;
function redraw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    draw();
  });
}

function redrawPoints() {
  isLayerDrawn = false;
  redraw();
}

/** Marks are larger where they are few, and grow a little as one comes closer. */
const markScale = () =>
  Math.min(1.3, Math.max(0.5, 2 - 0.38 * Math.log10(count + 1)) + 0.1 * Math.log2(view.scale / fitted()));

/** Half the side of the box that a mark stands in. */
const MARK = 7;

/** The points alone, kept until the view changes. */
const layer = document.createElement('canvas');
const layerContext = layer.getContext('2d');
let isLayerDrawn = false;
/** Milliseconds without movement after which marks have their shapes. */
const AT_REST = 150;
let resting;

/** Draws the points; while one moves as squares, which takes a twentieth of the time. */
function drawPoints(isMoving) {
  const ratio = devicePixelRatio;
  const size = markScale() * ratio;
  layerContext.setTransform(1, 0, 0, 1, 0, 0);
  layerContext.clearRect(0, 0, layer.width, layer.height);
  layerContext.globalAlpha = lights.length > 0 ? 0.3 : 0.85;
  // What has no group is drawn first: nothing else is hidden by it.
  for (let group = GROUPS - 1; group >= 0; group -= 1) {
    if (shapes[group] === null || hidden[group] === 1) continue;
    const { path, style } = shapes[group];
    layerContext.fillStyle = style.fill;
    const side = (group === GROUPS - 1 ? 4 : 8) * size;
    for (let at = 0; at < count; at += 1) {
      if (groups[at] !== group) continue;
      const x = view.left + xs[at] * view.scale;
      const y = view.top + ys[at] * view.scale;
      if (x < -MARK || y < -MARK || x > view.width + MARK || y > view.height + MARK) continue;
      if (isMoving) {
        layerContext.fillRect(x * ratio - side / 2, y * ratio - side / 2, side, side);
        continue;
      }
      layerContext.setTransform(size, 0, 0, size, x * ratio, y * ratio);
      layerContext.fill(path);
    }
  }
}

function draw() {
  const ratio = devicePixelRatio;
  if (!isLayerDrawn) {
    isLayerDrawn = true;
    drawPoints(true);
    clearTimeout(resting);
    resting = setTimeout(() => {
      drawPoints(false);
      redraw();
    }, AT_REST);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(layer, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { color, backgroundColor, outlineColor } = getComputedStyle(canvas);
  context.font = '600 11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const placed = lights.map(({ x, y, rank }) => ({
    rank,
    x: view.left + x * view.scale,
    y: view.top + y * view.scale,
  }));
  // A light has its number where no better one is in the way: closer, all have.
  const numbered = [];
  for (const one of placed) {
    if (numbered.every(({ x, y }) => Math.hypot(x - one.x, y - one.y) > 17)) numbered.push(one);
  }
  context.strokeStyle = backgroundColor;
  context.lineWidth = 1.5;
  for (const { x, y, rank } of [...placed.filter((one) => !numbered.includes(one)), ...numbered]) {
    const isNumbered = numbered.some((one) => one.rank === rank);
    context.fillStyle = color;
    context.beginPath();
    context.arc(x, y, isNumbered ? 9 : 5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.fillStyle = backgroundColor;
    if (isNumbered) context.fillText(rank, x, y + 0.5);
  }
  if (selected === null) return;
  context.beginPath();
  context.arc(view.left + selected.x * view.scale, view.top + selected.y * view.scale, 13, 0, 2 * Math.PI);
  context.strokeStyle = outlineColor;
  context.lineWidth = 3;
  context.stroke();
}

/** What stands nearest to a place of the canvas, within a number of pixels; lights before all else. */
function nearest(x, y, within) {
  let best = null;
  let bestAway = within;
  for (const light of lights) {
    const away = Math.hypot(view.left + light.x * view.scale - x, view.top + light.y * view.scale - y);
    if (away < bestAway) [best, bestAway] = [light, away];
  }
  if (best !== null) return best;
  const [atX, atY, reach] = [(x - view.left) / view.scale, (y - view.top) / view.scale, within / view.scale];
  for (let row = cellOf(atY - reach); row <= cellOf(atY + reach); row += 1) {
    for (let column = cellOf(atX - reach); column <= cellOf(atX + reach); column += 1) {
      const cell = row * CELLS + column;
      for (let next = starts[cell]; next < starts[cell + 1]; next += 1) {
        const at = inCells[next];
        if (hidden[groups[at]] === 1) continue;
        const away = Math.hypot(xs[at] - atX, ys[at] - atY) * view.scale;
        if (away < bestAway) [best, bestAway] = [{ id: ids[at], x: xs[at], y: ys[at] }, away];
      }
    }
  }
  return best;
}

const KEPT = 200;
const SETTLED = 120;
const said = new Map();
let settling;

/** What a passage says: asked for once a pointer rests, and kept. */
async function passage(id) {
  const known = said.get(id);
  if (known !== undefined) return known;
  const answer = await fetch(`/map/passage?id=${id}`);
  if (!answer.ok) return null;
  const markup = await answer.text();
  if (said.size >= KEPT) said.delete(said.keys().next().value);
  said.set(id, markup);
  return markup;
}

function select(point) {
  if (point?.id === selected?.id) return;
  selected = point;
  redraw();
  clearTimeout(settling);
  if (point === null) return;
  settling = setTimeout(async () => {
    const markup = await passage(point.id).catch(() => null);
    if (selected?.id !== point.id) return;
    // Of a passage that is gone nothing is said, rather than what another says.
    card.replaceChildren(...new DOMParser().parseFromString(markup ?? '', 'text/html').body.childNodes);
  }, SETTLED);
}

const NEAR = 14;
const NEAR_FINGER = 28;
/** Pixels that a finger or a hand may tremble. */
const STILL = 6;
const pointers = new Map();
let moved = 0;
/** A point that was clicked stays, so that the pointer can be moved to its link. */
let pinned = false;

const within = ({ clientX, clientY }) => {
  const box = canvas.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
};
const spread = () => {
  const [one, other] = [...pointers.values()];
  return { away: Math.hypot(one.x - other.x, one.y - other.y), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
};

canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, within(event));
  if (pointers.size === 1) moved = 0;
});
canvas.addEventListener('pointermove', (event) => {
  const now = within(event);
  const last = pointers.get(event.pointerId);
  if (last === undefined) {
    if (!pinned) select(nearest(now.x, now.y, NEAR) ?? selected);
    return;
  }
  const before = pointers.size === 2 ? spread() : null;
  pointers.set(event.pointerId, now);
  moved += Math.hypot(now.x - last.x, now.y - last.y);
  if (before !== null) {
    const after = spread();
    pan(after.x - before.x, after.y - before.y);
    zoom(after.away / Math.max(1, before.away), after);
  } else if (pointers.size === 1 && moved > STILL) pan(now.x - last.x, now.y - last.y);
});
canvas.addEventListener('pointerup', (event) => {
  if (pointers.size === 1 && moved <= STILL) {
    const { x, y } = within(event);
    const point = nearest(x, y, event.pointerType === 'mouse' ? NEAR : NEAR_FINGER);
    pinned = point !== null;
    select(point);
  }
});
for (const end of ['pointerup', 'pointercancel']) {
  canvas.addEventListener(end, (event) => pointers.delete(event.pointerId));
}

// A wheel scrolls the page until one has chosen the map; two fingers on a touchpad come as a wheel with Ctrl.
canvas.addEventListener(
  'wheel',
  (event) => {
    if (!event.ctrlKey && document.activeElement !== canvas) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), within(event));
  },
  { passive: false },
);

const STEP = 60;
const KEYS = {
  ArrowLeft: () => pan(STEP, 0),
  ArrowRight: () => pan(-STEP, 0),
  ArrowUp: () => pan(0, STEP),
  ArrowDown: () => pan(0, -STEP),
  '+': () => zoom(1.5, middle()),
  '=': () => zoom(1.5, middle()),
  '-': () => zoom(1 / 1.5, middle()),
  0: showAll,
};
canvas.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter') card.querySelector('a')?.click();
  const act = KEYS[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
  pinned = true;
  const { x, y } = middle();
  select(nearest(x, y, Math.max(view.width, view.height)));
});

for (const button of place.querySelectorAll('[data-zoom]')) {
  button.addEventListener('click', () => {
    const factor = Number(button.dataset.zoom);
    if (factor === 0) showAll();
    else zoom(factor);
  });
}
for (const box of place.querySelectorAll('.groups input')) {
  box.addEventListener('change', () => {
    hidden[Number(box.value)] = box.checked ? 0 : 1;
    redrawPoints();
  });
}
for (const light of lights) {
  for (const over of ['pointerenter', 'focusin']) {
    light.item.addEventListener(over, () => {
      selected = light;
      redraw();
    });
  }
}

place.hidden = false;
new ResizeObserver(() => {
  const { clientWidth, clientHeight } = canvas;
  if (clientWidth === view.width && clientHeight === view.height) return;
  [view.width, view.height] = [clientWidth, clientHeight];
  for (const one of [canvas, layer]) {
    [one.width, one.height] = [clientWidth * devicePixelRatio, clientHeight * devicePixelRatio];
  }
  showAll();
}).observe(canvas);
for (const changed of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
  matchMedia(changed).addEventListener('change', redrawPoints);
}
