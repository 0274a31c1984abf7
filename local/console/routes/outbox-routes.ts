import type { Attachment, ParsedMail } from 'mailparser';
import type { OutboxMessage } from '../../ports.ts';
import type { ConsoleSources } from '../console-sources.ts';
import { limitOf, type Route, RouteError, sendJson } from '../route.ts';

const CHANNELS = ['EMAIL', 'SMS', 'SNS', 'CODE'] as const;
const MAX_MESSAGES = 200;

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
        limit: limitOf(url, MAX_MESSAGES, MAX_MESSAGES),
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
      const message = getMessage(outbox.list({ limit: Number.MAX_SAFE_INTEGER }), id);
      const mail = message.raw ? await parseMail(message.raw) : undefined;
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
      const { raw } = getMessage(outbox.list({ limit: Number.MAX_SAFE_INTEGER }), id);
      if (!raw) throw new RouteError(404, 'This message is not an e-mail.');
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(raw);
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/outbox\/([\w-]+)\/html$/,
    handle: async ({ parameters: [id = ''], response }) => {
      const message = getMessage(outbox.list({ limit: Number.MAX_SAFE_INTEGER }), id);
      const mail = message.raw ? await parseMail(message.raw) : undefined;
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
      const { raw } = getMessage(outbox.list({ limit: Number.MAX_SAFE_INTEGER }), id);
      const found = raw ? (await parseMail(raw)).attachments.find((attachment, index) => nameOf(attachment, index) === name) : undefined;
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

const getMessage = (messages: OutboxMessage[], id: string): OutboxMessage => {
  const message = messages.find((one) => one.id === id);
  if (!message) throw new RouteError(404, 'There is no such message in the outbox.');
  return message;
};

const withoutBodies = ({ raw: _raw, html: _html, ...message }: OutboxMessage): Omit<OutboxMessage, 'raw' | 'html'> => message;

/** Loaded when the first e-mail is opened: most runs of the sandbox never need the parser. */
const parseMail = async (raw: string): Promise<ParsedMail> => {
  const { simpleParser } = await import('mailparser');
  return simpleParser(raw, { skipImageLinks: true });
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
