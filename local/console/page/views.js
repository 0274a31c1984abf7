import { ask, element, table, tag, time } from './dom.js';

export const servicesView = async (_path, refresh) => {
  const { services, backend } = await ask('/api/services');
  const rows = services.map(({ name, state, address }) => [
    element('strong', {}, name),
    tag(state),
    address ?? element('span', { class: 'faint' }, 'inside the sandbox'),
  ]);
  return [
    table(['Service', 'State', 'Address'], rows, 'No service runs.'),
    element(
      'div',
      { class: 'row' },
      element('button', { type: 'button', onclick: () => act('/api/reload', {}, refresh) }, 'Synthesize and reload'),
      element('code', {}, `backend ${(backend ?? 'none').slice(0, 12)}`),
    ),
  ];
};

export const tablesView = async ([name, after]) => {
  if (name) return itemsView(name, after);
  const tables = await ask('/api/tables');
  const rows = tables.map((one) => [
    [
      element('a', { href: `#tables/${one.name}` }, shortName(one.name)),
      shortName(one.name) !== one.name && element('small', {}, one.name),
    ],
    one.key.join(' + '),
    one.indexes.join(', '),
    String(one.items),
    one.hasStream ? 'yes' : 'no',
  ]);
  return [table(['Table', 'Key', 'Indexes', 'Items', 'Stream'], rows, 'The backend has no tables.')];
};

/** Amplify names a model's table `<model>-<api>-<environment>`. */
const shortName = (table) => table.replace(/-[a-z0-9]{20,}-[A-Za-z]+$/, '');

const itemsView = async (name, after) => {
  const page = await ask(`/api/tables/${name}/items${after ? `?after=${after}` : ''}`);
  const rows = page.items.map((item) => [
    element(
      'details',
      {},
      element('summary', {}, String(item.id ?? item.pk ?? Object.values(item)[0])),
      element('pre', {}, JSON.stringify(item, null, 2)),
    ),
  ]);
  return [
    element('p', {}, element('a', { href: '#tables' }, 'All tables')),
    element('h2', {}, shortName(name)),
    table(['Item'], rows, 'This table is empty.'),
    page.after && element('p', {}, element('a', { href: `#tables/${name}/${page.after}` }, 'Next page')),
  ];
};

export const backgroundView = async (_path, refresh) => {
  const [streams, schedules, activity] = await Promise.all([ask('/api/streams'), ask('/api/schedules'), ask('/api/activity')]);
  return [
    element('h2', {}, 'Streams'),
    table(
      ['From', 'To', 'Batch', 'Retries', 'Failures go to'],
      streams.map((one) => [
        shortName(one.source),
        one.function,
        `${one.batchSize}`,
        one.maximumRetryAttempts < 0 ? 'until expiry' : `${one.maximumRetryAttempts}`,
        one.onFailure ?? 'nowhere',
      ]),
      'No function reads a stream.',
    ),
    element('h2', {}, 'Schedules'),
    table(
      ['Name', 'When', 'Next run', ''],
      schedules.map(({ name, expression, timeZone, nextRun }) => [
        name,
        `${expression} ${timeZone}`,
        nextRun ? time(nextRun) : 'never',
        element(
          'button',
          {
            type: 'button',
            'data-name': name,
            onclick: ({ currentTarget }) => act(`/api/schedules/${currentTarget.dataset.name}/run`, {}, refresh),
          },
          'Run now',
        ),
      ]),
      'The backend has no schedules.',
    ),
    element('h2', {}, 'What happened'),
    table(
      ['At', 'Kind', 'Subject', 'Outcome', 'Detail'],
      activity.map((one) => [
        time(one.at),
        one.kind,
        one.subject.replace(/-[a-z0-9]{20,}-[A-Za-z]+(?= |$)/, ''),
        tag(one.outcome),
        one.detail,
      ]),
      'Nothing yet.',
    ),
  ];
};

export const queuesView = async ([name]) => {
  const [queues, batches] = await Promise.all([ask('/api/queues'), ask('/api/failed-batches')]);
  const rows = queues.map((queue) => [element('a', { href: `#queues/${queue.name}` }, queue.name), String(queue.messages)]);
  const messages = name ? await ask(`/api/queues/${name}`) : undefined;
  return [
    element('h2', {}, 'Records that streams gave up'),
    table(
      ['At', 'Function', 'Why', 'Records'],
      batches.map(({ at, condition, records, ...batch }) => [
        time(at),
        batch.function,
        condition,
        element(
          'details',
          {},
          element('summary', {}, Array.isArray(records) ? `${records.length}` : 'one'),
          element('pre', {}, JSON.stringify(records, null, 2)),
        ),
      ]),
      'No stream gave up a record. Good.',
    ),
    batches.length > 0 &&
      element('p', {}, 'Mend the function, then: ', element('code', {}, 'npm run redrive -- --sandbox --function <name>')),
    element('h2', {}, 'Queues'),
    table(['Queue', 'Messages'], rows, 'The backend has no queues.'),
    messages && element('h2', {}, name),
    messages &&
      table(
        ['Sent', 'Message'],
        messages.map(({ sentAt, body, attributes }) => [
          time(sentAt),
          element('pre', {}, `${pretty(body)}\n${JSON.stringify(attributes)}`),
        ]),
        'No dead letters here. Good.',
      ),
  ];
};

const MINUTE = 60_000;
const MOVES = [
  ['− 1 day', -1440],
  ['− 1 hour', -60],
  ['+ 1 minute', 1],
  ['+ 15 minutes', 15],
  ['+ 1 hour', 60],
  ['+ 1 day', 1440],
];

export const timeView = async (_path, refresh) => {
  const { now, offsetMs } = await ask('/api/clock');
  const instant = element('input', { type: 'datetime-local', 'aria-label': 'Move to, in your local time' });
  return [
    element(
      'p',
      {},
      'Functions, schedules and expiry follow this clock. Now it is ',
      time(now),
      offsetMs === 0 ? ', the real time.' : `, ${Math.round(offsetMs / MINUTE)} minutes from the real time.`,
    ),
    element(
      'div',
      { class: 'row' },
      MOVES.map(([name, minutes]) =>
        element('button', { type: 'button', onclick: () => act('/api/clock', { advanceMs: minutes * MINUTE }, refresh) }, name),
      ),
    ),
    element(
      'div',
      { class: 'row' },
      element('label', {}, 'Move to', instant),
      element(
        'button',
        { type: 'button', onclick: () => instant.value && act('/api/clock', { moveTo: new Date(instant.value).toISOString() }, refresh) },
        'Move',
      ),
      element('button', { type: 'button', onclick: () => act('/api/clock', { reset: true }, refresh) }, 'Back to real time'),
    ),
  ];
};

const act = async (path, body, refresh) => {
  try {
    await ask(path, body);
    refresh();
  } catch (error) {
    document.querySelector('main').prepend(element('p', { class: 'notice', role: 'alert' }, error.message));
  }
};

const pretty = (body) => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};
