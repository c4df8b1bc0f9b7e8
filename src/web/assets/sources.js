/** Refetches the list of articles as one types: the page that the form would lead to, of which the list is taken. */

const form = document.querySelector('form.filter');

/** Milliseconds without a key after which a person has typed what to look for. */
const SETTLED = 200;

let settling;
let asking = new AbortController();

function address() {
  const given = [...new FormData(form)].filter(([, value]) => value !== '');
  return given.length === 0 ? form.action : `${form.action}?${new URLSearchParams(given)}`;
}

async function renew() {
  asking.abort();
  asking = new AbortController();
  const to = address();
  const response = await fetch(to, { signal: asking.signal });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  history.replaceState(null, '', to);
  document.getElementById('found').replaceWith(fresh.getElementById('found'));
  document.getElementById('count').textContent = fresh.getElementById('count').textContent;
  document.querySelector('.language').href = fresh.querySelector('.language').href;
}

function renewSoon(milliseconds) {
  clearTimeout(settling);
  settling = setTimeout(
    () =>
      renew().catch((error) => {
        if (error.name !== 'AbortError') form.submit();
      }),
    milliseconds,
  );
}

form.addEventListener('input', () => renewSoon(SETTLED));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  renewSoon(0);
});
