/** Builds an element. Text is always text: nothing from the sandbox is read as HTML. */
export const element = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
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
            cells.map((cell) => element('td', { class: 'wide' }, [cell].flat())),
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

/** Makes `shown` look like `next` and touches only what differs: selection, scrolling, focus and a loaded e-mail stay as they are. */
export const morph = (shown, next) => {
  if (shown.isEqualNode(next)) return;
  if (shown.nodeName !== next.nodeName || shown.nodeType !== Node.ELEMENT_NODE || shown.nodeName === 'IFRAME')
    return shown.replaceWith(next);
  for (const { name } of [...shown.attributes]) if (!next.hasAttribute(name) && name !== 'open') shown.removeAttribute(name);
  for (const { name, value } of next.attributes) if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  const [before, after] = [[...shown.childNodes], [...next.childNodes]];
  for (const node of before.slice(after.length)) node.remove();
  after.forEach((node, index) => (before[index] ? morph(before[index], node) : shown.append(node)));
};
