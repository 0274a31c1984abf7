import type { Attachment, ParsedMail } from 'mailparser';
import type { OutboxMessage } from '../../ports.ts';
import type { ConsoleSources } from '../console-sources.ts';
import { limitOf, type Route, RouteError, sendJson } from '../route.ts';

const CHANNELS = ['EMAIL', 'SMS', 'SNS', 'CODE'] as const;
const MAX_MESSAGES = 200;
/** Each is read from disk whole. */
const DEFAULT_MESSAGES = 60;

/** An e-mail's own styles and inlined pictures, and nothing that loads or runs. */
const MAIL_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; sandbox";

export const outboxRoutes = ({ outbox }: ConsoleSources): Route[] => [
  {
    method: 'GET',
    pattern: /^\/api\/outbox$/,
    handle: ({ url, response }) => {
      const to = url.searchParams.get('to') ?? undefined;
      const channel = CHANNELS.find((one) => one === url.searchParams.get('channel'));
      const messages = outbox.list({
        limit: limitOf(url, DEFAULT_MESSAGES, MAX_MESSAGES),
        ...(to ? { to } : {}),
        ...(channel ? { channel } : {}),
      });
      sendJson(response, messages.map(withoutBodies));
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/outbox\/([\w-]+)$/,
    handle: async ({ parameters: [id = ''], response }) => {
      const message = getMessage(outbox.find(id));
      const mail = await parseMail(message);
      const { raw: _raw, html: _html, ...rest } = message;
      sendJson(response, {
        ...rest,
        isRendered: Boolean(mail?.html ?? message.html),
        attachments: (mail?.attachments ?? []).map(describe),
      });
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/outbox\/([\w-]+)\/raw$/,
    handle: ({ parameters: [id = ''], response }) => {
      const mime = mimeOf(getMessage(outbox.find(id)));
      if (!mime) throw new RouteError(404, 'This message is not an e-mail.');
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(mime);
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/outbox\/([\w-]+)\/html$/,
    handle: async ({ parameters: [id = ''], response }) => {
      const message = getMessage(outbox.find(id));
      const mail = await parseMail(message);
      const html = mail?.html || message.html;
      if (!html) throw new RouteError(404, 'This message has no HTML.');
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': MAIL_POLICY, 'cache-control': 'no-store' };
      response.writeHead(200, headers).end(withInlinePictures(html, mail?.attachments ?? []));
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/outbox\/([\w-]+)\/attachments\/(.+)$/,
    handle: async ({ parameters: [id = '', name = ''], response }) => {
      const mail = await parseMail(getMessage(outbox.find(id)));
      const found = mail?.attachments.find((attachment, index) => nameOf(attachment, index) === name);
      if (!found) throw new RouteError(404, 'This message has no such attachment.');
      const headers = {
        'content-type': found.contentType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'content-security-policy': MAIL_POLICY,
      };
      response.writeHead(200, headers).end(found.content);
    },
  },
];

const getMessage = (message: OutboxMessage | undefined): OutboxMessage => {
  if (!message) throw new RouteError(404, 'There is no such message in the outbox.');
  return message;
};

const withoutBodies = ({ raw: _raw, html: _html, ...message }: OutboxMessage): Omit<OutboxMessage, 'raw' | 'html'> => message;

/** The bytes of an e-mail as they were sent. */
const mimeOf = ({ raw, attributes }: OutboxMessage): Buffer | undefined =>
  raw === undefined ? undefined : Buffer.from(raw, attributes?.rawEncoding === 'latin1' ? 'latin1' : 'utf8');

/** The parser is loaded when the first e-mail is opened: most runs of the sandbox never need it. */
const parseMail = async (message: OutboxMessage): Promise<ParsedMail | undefined> => {
  const mime = mimeOf(message);
  if (!mime) return undefined;
  const { simpleParser } = await import('mailparser');
  return simpleParser(mime, { skipImageLinks: true });
};

const nameOf = ({ filename }: Attachment, index: number): string => filename ?? `part-${index + 1}`;

const describe = (attachment: Attachment, index: number) => ({
  name: nameOf(attachment, index),
  contentType: attachment.contentType,
  bytes: attachment.size,
  isInline: attachment.related,
});

const withInlinePictures = (html: string, attachments: Attachment[]): string =>
  attachments.reduce((text, { cid, contentType, content }) => {
    if (!cid) return text;
    return text.replaceAll(`cid:${cid}`, `data:${contentType};base64,${content.toString('base64')}`);
  }, html);
