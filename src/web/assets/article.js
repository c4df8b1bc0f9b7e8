/** Adds keys, copying and the citation of a selection to the page of an article, which is whole without them. */

const column = document.getElementById('text');
const cited = document.getElementById('cited');
if (cited !== null && location.hash === '') cited.scrollIntoView({ block: 'center' });

/** Keys for the links to the sentence before (k) and after (j). */
const STEPS = { j: 'next', k: 'prev' };

document.addEventListener('keydown', (event) => {
  const isShortcut = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  const isTyped = event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
  const rel = STEPS[event.key];
  if (rel !== undefined && !isShortcut && !isTyped) document.querySelector(`.steps a[rel="${rel}"]`)?.click();
});

/** How long "copied" is shown, in milliseconds. */
const SHOWN = 3000;

function copyOnClick(button) {
  const output = button.parentElement.querySelector('output');
  const written = button.closest('details').querySelector('pre').textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(written);
    output.textContent = button.dataset.copied;
    setTimeout(() => output.replaceChildren(), SHOWN);
  });
}

// Browsers have a clipboard only for pages of this machine and of https.
if (navigator.clipboard !== undefined)
  for (const button of document.querySelectorAll('.cite button')) copyOnClick(button);

/** The sentences that may be cited, as offsets in the article's text. */
const sentences = column.dataset.sentences.split(' ').map((range) => range.split('-').map(Number));

/** The offset in the article's text of a position in the column, where the names of what is folded are ours. */
function offsetOf(node, at) {
  const before = document.createRange();
  before.selectNodeContents(column);
  before.setEnd(node, at);
  const read = before.cloneContents();
  for (const ours of read.querySelectorAll('summary')) ours.remove();
  return read.textContent.length;
}

/** The range in the column between two offsets in the article's text. */
function rangeOf(start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement.closest('summary') !== null) continue;
    const behind = at + node.length;
    if (at <= start && start < behind) range.setStart(node, start - at);
    if (at < end && end <= behind) range.setEnd(node, end - at);
    at = behind;
  }
  return range;
}

/** The whole sentences that a selection touches; null where there are none that can be cited together. */
function selected() {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const chosen = selection.getRangeAt(0);
  if (!column.contains(chosen.commonAncestorContainer)) return null;
  const from = offsetOf(chosen.startContainer, chosen.startOffset);
  const to = offsetOf(chosen.endContainer, chosen.endOffset);
  const touched = sentences.filter(([start, end]) => start < to && from < end);
  if (touched.length === 0) return null;
  const [start, end] = [touched[0][0], touched.at(-1)[1]];
  const range = rangeOf(start, end);
  return range.cloneContents().querySelector('details') === null ? { start, end, range } : null;
}

const offer = document.querySelector('.steps .offer');
const link = document.createElement('a');
link.textContent = column.dataset.cite;
// Otherwise a press on the link would undo the selection that it cites.
link.addEventListener('pointerdown', (event) => event.preventDefault());
link.addEventListener('mousedown', (event) => event.preventDefault());

function offerSelected() {
  const snapped = selected();
  globalThis.CSS?.highlights?.delete('snapped');
  if (snapped === null) {
    offer.replaceChildren();
    return;
  }
  const { start, end, range } = snapped;
  globalThis.CSS?.highlights?.set('snapped', new Highlight(range));
  link.href = `${column.dataset.address}?start=${start}&end=${end}#cited`;
  if (link.parentElement === null) offer.replaceChildren(link);
}

/** Milliseconds without a change after which a selection is complete. */
const SETTLED = 250;
let settling;
document.addEventListener('selectionchange', () => {
  clearTimeout(settling);
  settling = setTimeout(offerSelected, SETTLED);
});
