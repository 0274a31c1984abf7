import { ask, element } from './dom.js';
import { outboxView } from './outbox-view.js';
import { backgroundView, logsView, queuesView, servicesView, tablesView, timeView } from './views.js';

const VIEWS = {
  outbox: outboxView,
  services: servicesView,
  tables: tablesView,
  background: backgroundView,
  queues: queuesView,
  logs: logsView,
  time: timeView,
};
/** Views that nothing announces are asked again this often, while the page is seen. */
const POLLED = new Set(['services', 'background', 'queues', 'logs']);
const POLL_MS = 2000;

const main = document.querySelector('#view');
const connection = document.querySelector('#connection');
let shown = '';

const place = () => {
  const [view, ...path] = location.hash.slice(1).split('/').map(decodeURIComponent);
  return { view: view in VIEWS ? view : 'outbox', path };
};

const refresh = async () => {
  const { view, path } = place();
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === `#${view}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const nodes = await VIEWS[view](path, refresh).catch((error) => [element('p', { class: 'notice', role: 'alert' }, error.message)]);
  const now = place();
  // Another view was chosen while this one was loading.
  if (now.view !== view || now.path.join('/') !== path.join('/')) return;
  replace(nodes.filter(Boolean), location.hash);
};

/** Leaves what did not change in place, so that a reader's selection, scrolling and open details survive a refresh. */
const replace = (nodes, hash) => {
  const next = element('div', {}, nodes);
  if (hash === shown && main.firstElementChild?.isEqualNode(next)) return;
  const isBusy = hash === shown && (main.querySelector('details[open]') || main.contains(document.activeElement));
  if (isBusy && POLLED.has(place().view) && document.activeElement?.tagName === 'SELECT') return;
  main.replaceChildren(next);
  shown = hash;
};

const tick = async () => {
  const { now, offsetMs } = await ask('/api/clock');
  document.querySelector('#clock').textContent = `${new Date(now).toLocaleString()}${offsetMs === 0 ? '' : ' (moved)'}`;
};

const live = new EventSource('/api/live');
live.addEventListener('open', () => {
  connection.textContent = '';
  void refresh();
});
live.addEventListener('error', () => {
  connection.textContent = 'The sandbox does not answer. Waiting for it to come back.';
});
live.addEventListener('outbox', () => place().view === 'outbox' && void refresh());
live.addEventListener('clock', () => {
  void tick();
  if (place().view === 'time') void refresh();
});
addEventListener('hashchange', () => {
  void refresh();
  main.focus();
});
setInterval(() => {
  if (document.hidden || connection.textContent) return;
  void tick().catch(() => undefined);
  if (POLLED.has(place().view)) void refresh();
}, POLL_MS);
void refresh();
void tick();
