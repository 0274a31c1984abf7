import { ask, element, tag, time } from './dom.js';

const CHANNELS = [
  ['', 'Everything'],
  ['EMAIL', 'E-mails'],
  ['SMS', 'Text messages'],
  ['SNS', 'Topics'],
  ['CODE', 'Codes'],
];

let channel = '';
let recipient = '';

/** Everything that left the system: the list, and the chosen message beside it. */
export const outboxView = async ([chosen], refresh) => {
  const messages = await ask(`/api/outbox?channel=${channel}&to=${encodeURIComponent(recipient)}`);
  const id = chosen ?? messages[0]?.id;
  const narrow = () => {
    if (location.hash === '#outbox') refresh();
    else location.hash = '#outbox';
  };
  const onchannel = (event) => {
    channel = event.target.value;
    narrow();
  };
  const onrecipient = (event) => {
    recipient = event.target.value.trim();
    narrow();
  };
  const filter = element(
    'div',
    { class: 'row' },
    element(
      'label',
      {},
      'Show',
      element(
        'select',
        { onchange: onchannel },
        CHANNELS.map(([value, name]) => element('option', { value, selected: value === channel }, name)),
      ),
    ),
    element(
      'label',
      {},
      'Sent to',
      element('input', { type: 'search', value: recipient, placeholder: 'Address or number', autocomplete: 'off', onchange: onrecipient }),
    ),
  );
  if (messages.length === 0) return [filter, element('p', { class: 'panel empty' }, emptyText())];
  const list = element(
    'ul',
    { class: 'messages' },
    messages.map((message) => listEntry(message, message.id === id)),
  );
  return [filter, element('div', { class: chosen ? 'mailbox chosen' : 'mailbox' }, list, await openMessage(id))];
};

const emptyText = () =>
  channel || recipient
    ? 'Nothing like this has left the system.'
    : 'Nothing has left the system yet. E-mails, texts and sign-up codes will show here.';

const listEntry = ({ id, channel: kind, to, subject, text, at, attributes }, isChosen) =>
  element(
    'li',
    {},
    element(
      'a',
      { href: `#outbox/${id}`, 'aria-current': isChosen && 'true' },
      tag(kind),
      ' ',
      subject ?? (text ?? '').slice(0, 60),
      element('small', {}, to.join(', ')),
      element('small', {}, time(at), attributes?.fate && ` · ${attributes.fate}`),
    ),
  );

const openMessage = async (id) => {
  const message = await ask(`/api/outbox/${id}`).catch((error) => error);
  if (message instanceof Error) return element('p', { class: 'panel empty message' }, message.message);
  const { subject, from, to, at, text, attributes = {}, attachments, isRendered } = message;
  const facts = [['From', from], ['To', to.join(', ')], ...Object.entries(attributes)].filter(([, value]) => value);
  return element(
    'article',
    { class: 'panel message' },
    element('a', { class: 'back', href: '#outbox' }, 'All messages'),
    element('h2', {}, subject ?? 'Message'),
    element(
      'dl',
      {},
      facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
      element('dt', {}, 'At'),
      element('dd', {}, time(at)),
    ),
    codeOf(message),
    attachments.length > 0 &&
      element(
        'div',
        { class: 'row' },
        attachments.map((attachment) => attachmentLink(id, attachment)),
      ),
    isRendered
      ? element('iframe', { src: `/api/outbox/${id}/html`, sandbox: '', title: 'The e-mail as its reader sees it' })
      : element('pre', {}, text ?? ''),
  );
};

const codeOf = ({ channel: kind, text = '' }) => {
  const code = kind === 'CODE' ? /\b\d{6}\b/.exec(text)?.[0] : undefined;
  if (!code) return undefined;
  const copy = async ({ currentTarget: button }) => {
    await navigator.clipboard.writeText(button.dataset.code);
    button.textContent = 'Copied';
  };
  return element(
    'div',
    { class: 'row' },
    element('span', { class: 'code' }, code),
    element('button', { type: 'button', 'data-code': code, onclick: copy }, 'Copy code'),
  );
};

const attachmentLink = (id, { name, contentType, bytes }) =>
  element(
    'a',
    { href: `/api/outbox/${id}/attachments/${encodeURIComponent(name)}`, download: name },
    `${name} (${contentType}, ${Math.ceil(bytes / 1024)} kB)`,
  );
