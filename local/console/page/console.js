import { ask, element, morph } from './dom.js';
import { outboxView } from './outbox-view.js';
import { logsView } from './logs-view.js';
import { backgroundView, queuesView, servicesView, tablesView, timeView } from './views.js';

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

/** The same place is brought up to date; another one is drawn anew, so that its buttons do what they say. */
const replace = (nodes, hash) => {
  const next = element('div', {}, nodes);
  if (hash === shown && main.firstElementChild) morph(main.firstElementChild, next);
  else main.replaceChildren(next);
  shown = hash;
};

const tick = async () => {
  const { now, offsetMs } = await ask('/api/clock');
  const clock = document.querySelector('#clock');
  clock.textContent = `${new Date(now).toLocaleString()}${offsetMs === 0 ? '' : ' (moved)'}`;
  clock.className = offsetMs === 0 ? '' : 'moved';
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
