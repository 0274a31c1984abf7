import { ask, element, tag } from './dom.js';

const LEVELS = ['debug', 'info', 'warn', 'error'];

let source = '';
let least = 'debug';
let isFollowing = true;
let held;

/** What services and functions wrote, newest first. Following asks again every two seconds; otherwise the lines stay for reading. */
export const logsView = async (_path, refresh) => {
  held = isFollowing || !held ? await ask(`/api/logs?source=${encodeURIComponent(source)}`) : held;
  const lines = held.lines.filter(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(least));
  const show = () => {
    held = undefined;
    refresh();
  };
  return [
    element(
      'div',
      { class: 'row' },
      chooser('From', [['', 'Everything'], ...held.sources.map((name) => [name, name])], source, (value) => ((source = value), show())),
      chooser(
        'At least',
        LEVELS.map((level) => [level, level]),
        least,
        (value) => ((least = value), show()),
      ),
      element(
        'button',
        { type: 'button', 'aria-pressed': String(isFollowing), onclick: () => ((isFollowing = !isFollowing), show()) },
        'Follow',
      ),
    ),
    lines.length === 0
      ? element('p', { class: 'panel empty' }, 'No lines.')
      : element('div', { class: 'panel log', role: 'log', 'aria-live': 'off' }, lines.toReversed().map(row)),
  ];
};

const row = ({ at, source: from, level, text }) => {
  const { message, rest } = read(text);
  return element(
    'div',
    {},
    element('span', {}, new Date(at).toLocaleTimeString()),
    element('span', {}, from, level === 'error' || level === 'warn' ? [' ', tag(level)] : ''),
    element('span', {}, message, rest && element('small', {}, rest)),
  );
};

/** Functions log JSON: its message first, the rest below it without what every line of a function says. */
const SAID_ALREADY = new Set([
  'level',
  'message',
  'timestamp',
  'service',
  'function_arn',
  'function_memory_size',
  'function_name',
  'sampling_rate',
]);

const read = (text) => {
  if (!text.startsWith('{')) return { message: text };
  try {
    const fields = JSON.parse(text);
    if (typeof fields.message !== 'string') return { message: text };
    const rest = Object.entries(fields).filter(([name]) => !SAID_ALREADY.has(name));
    return {
      message: fields.message,
      rest: rest.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join('  ·  '),
    };
  } catch {
    // Cut or not JSON after all: it is shown as it came.
    return { message: text };
  }
};

const chooser = (label, options, value, onchoose) =>
  element(
    'label',
    {},
    label,
    element(
      'select',
      { onchange: (event) => onchoose(event.target.value) },
      options.map(([option, name]) => element('option', { value: option, selected: option === value }, name)),
    ),
  );
