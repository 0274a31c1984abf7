import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Email } from 'aws-ses-v2-local/dist/store.js';
import { BodyTooLarge, isLoopbackOrigin, readBody } from '../loopback-server.ts';
import type { LogStore, Outbox } from '../ports.ts';
import { AwsFailure } from './aws-failure.ts';
import { parseJsonBody } from './json-input.ts';
import type { JsonBody } from './json-input.ts';
import { parseMime, storedMime } from './mime.ts';
import type { ProviderEvents } from './provider-events.ts';
import { SesEngine } from './ses-engine.ts';
import { eventsOfEmail, fateWords, tagsOf } from './ses-events.ts';
import { checkSendEmail, recipientsOf } from './ses-input.ts';

/** SES takes messages of 40 MB, which base64 makes a third larger. */
const BODY_LIMIT_BYTES = 56 * 1024 * 1024;
const SEND = '/v2/email/outbound-emails';
const TEMPLATES = '/v2/email/templates';

/**
 * In front of aws-ses-v2-local: puts every accepted e-mail into the outbox before the sender hears of it, refuses what
 * SES refuses and it does not, and names errors so that the AWS SDK knows them.
 */
export class SesFront {
  readonly #outbox: Outbox;
  readonly #log: LogStore;
  readonly #folder: string;
  readonly #events: ProviderEvents;
  #engine: Promise<SesEngine> | undefined;

  constructor({ outbox, log, folder, events }: { outbox: Outbox; log: LogStore; folder: string; events: ProviderEvents }) {
    this.#outbox = outbox;
    this.#events = events;
    this.#log = log;
    this.#folder = folder;
  }

  readonly handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { origin } = request.headers;
      if (origin !== undefined && !isLoopbackOrigin(origin))
        throw new AwsFailure({ code: 'AccessDeniedException', message: 'Pages of other machines may not use the sandbox.', status: 403 });
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const body =
        request.method === 'GET' || request.method === 'DELETE' ? undefined : parseJsonBody(await readBody(request, BODY_LIMIT_BYTES));
      if (path === SEND && body) this.#check(body);
      this.#engine ??= this.#load();
      const engine = await this.#engine;
      this.#finishLater({ engine, response, path, method: request.method ?? '', body });
      engine.answer(request, response, body);
    } catch (error) {
      this.#fail(response, error);
    }
  };

  #check(body: JsonBody): void {
    checkSendEmail(body);
    const { ConfigurationSetName: name } = body;
    if (name === undefined || this.#events.has('SES', String(name))) return;
    throw new AwsFailure({ code: 'NotFoundException', message: `Configuration set <${String(name)}> does not exist.`, status: 404 });
  }

  async #load(): Promise<SesEngine> {
    mkdirSync(this.#folder, { recursive: true });
    return SesEngine.load(join(this.#folder, 'ses-templates.json'));
  }

  /** Holds the engine's answer back until what it accepted is on disk. */
  #finishLater({
    engine,
    response,
    path,
    method,
    body,
  }: {
    engine: SesEngine;
    response: ServerResponse;
    path: string;
    method: string;
    body: JsonBody | undefined;
  }): void {
    const end = response.end.bind(response) as (content?: unknown) => ServerResponse;
    const finish = async (content: unknown): Promise<void> => {
      const answer = String(content ?? '');
      if (response.statusCode >= 400) return sendError(response, end, answer, `${method} ${path}`);
      const accepted = engine.takeNew();
      if (path.startsWith(TEMPLATES) && method !== 'GET') engine.saveTemplates();
      for (const email of accepted) email.messageId = await this.#record(engine, email, path === SEND ? body : undefined);
      const first = accepted[0];
      if (path !== SEND || !first) return void end(content);
      sendJson(response, end, { MessageId: first.messageId });
    };
    response.end = ((content?: unknown) => {
      response.end = end as typeof response.end;
      finish(content).catch((error: unknown) => this.#fail(response, error));
      return response;
    }) as typeof response.end;
  }

  async #record(engine: SesEngine, email: Email, body: JsonBody | undefined): Promise<string> {
    const sentRaw = (body?.Content as { Raw?: { Data?: string } } | undefined)?.Raw?.Data;
    const raw = sentRaw ? Buffer.from(sentRaw, 'base64') : await engine.compose(email);
    // Of a raw e-mail the engine keeps the HTML with its pictures written into it; the outbox keeps it as it was sent.
    const { subject, from, text, html } = sentRaw ? await parseMime(raw) : { ...email, ...email.body };
    const stored = storedMime(raw);
    const messageId = `${randomUUID()}-000000`;
    const to = recipientsOf(body) ?? [...email.destination.to, ...email.destination.cc, ...email.destination.bcc];
    const sent = { from: from ?? email.from, to, subject: subject ?? email.subject };
    const { at } = this.#outbox.add({
      channel: 'EMAIL',
      ...sent,
      text,
      html,
      raw: stored.raw,
      attributes: { messageId, fate: fateWords(to), ...tagsOf(body), ...stored.attributes },
    });
    const { ConfigurationSetName: configurationSet } = body ?? {};
    if (typeof configurationSet === 'string') {
      const events = eventsOfEmail({ ...sent, messageId, configurationSet, tags: tagsOf(body), at: new Date(at) });
      this.#events.publishLater('SES', configurationSet, events);
    }
    return messageId;
  }

  #fail(response: ServerResponse, error: unknown): void {
    const known =
      error instanceof AwsFailure
        ? error
        : error instanceof BodyTooLarge
          ? new AwsFailure({ code: 'BadRequestException', message: error.message })
          : undefined;
    if (!known)
      this.#log.write({ source: 'SES', level: 'error', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    const failure =
      known ?? new AwsFailure({ code: 'InternalServiceErrorException', message: 'The sandbox failed; see its log for SES.', status: 500 });
    response.statusCode = failure.status;
    response.setHeader('x-amzn-errortype', failure.code);
    sendJson(response, response.end.bind(response) as (content?: unknown) => ServerResponse, { message: failure.message });
  }
}

/** The engine says what is wrong in `detail`, and nothing where it does not know a call. */
function sendError(response: ServerResponse, end: (content?: unknown) => ServerResponse, answer: string, call: string): void {
  if (answer.startsWith('<UnknownOperation')) {
    response.setHeader('x-amzn-errortype', 'UnknownOperationException');
    return sendJson(response, end, { message: `The offline sandbox does not emulate SES v2 ${call}.` });
  }
  const { type, message, detail } = answer.startsWith('{')
    ? (JSON.parse(answer) as Record<string, string | undefined>)
    : { message: answer };
  response.setHeader('x-amzn-errortype', type ?? (response.statusCode === 404 ? 'NotFoundException' : 'BadRequestException'));
  sendJson(response, end, { message: detail?.replace(/^aws-ses-v2-local: /, '') ?? message });
}

function sendJson(response: ServerResponse, end: (content?: unknown) => ServerResponse, body: unknown): void {
  const content = JSON.stringify(body);
  response.removeHeader('etag');
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', Buffer.byteLength(content));
  end(content);
}
