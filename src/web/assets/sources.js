/** Renews the list of articles as one types, from the page to which the form leads. */

const form = document.querySelector('form.filter');

/** Milliseconds without a key after which the list is renewed. */
const SETTLED = 200;

let settling;
let asking = new AbortController();

function address() {
  const fields = [...new FormData(form)].filter(([, value]) => value !== '');
  return fields.length === 0 ? form.action : `${form.action}?${new URLSearchParams(fields)}`;
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
