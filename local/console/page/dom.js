/** Builds an element. Text is always text: nothing from the sandbox is read as HTML. */
export const element = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
};

/** A table, or a sentence when it would be empty. Cells are text or nodes. */
export const table = (headings, rows, empty) => {
  if (rows.length === 0) return element('p', { class: 'panel empty' }, empty);
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': headings.join(', ') },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          headings.map((heading) => element('th', { scope: 'col' }, heading)),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map((cells) =>
          element(
            'tr',
            {},
            cells.map((cell) => element('td', { class: 'wide' }, cell ?? '')),
          ),
        ),
      ),
    ),
  );
};

const TONES = { RUNNING: 'good', OK: 'good', STARTING: 'warn', RETRY: 'warn', SKIPPED: 'warn', FAILED: 'bad', error: 'bad', warn: 'warn' };

export const tag = (text) => element('span', { class: `tag ${TONES[text] ?? ''}` }, text);

/** A time of the sandbox's clock as this browser's time of day. */
export const time = (iso) => element('time', { datetime: iso, title: iso }, iso ? new Date(iso).toLocaleString() : '');

/** Asks the control API. Rejects with the sentence that it answers. */
export const ask = async (path, body) => {
  const options = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
};
