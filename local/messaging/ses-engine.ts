import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Email, Template } from 'aws-ses-v2-local/dist/store.js';

/** Its inbox keeps the last ones; all are in the outbox. */
const INBOX_SIZE = 100;

/** aws-ses-v2-local, run inside this process as a library. Loaded with the first request: it brings Express, Handlebars and Nodemailer. */
export class SesEngine {
  readonly #app: RequestListener;
  readonly #store: { emails: Email[]; templates: Map<string, Template> };
  readonly #compose: (email: Email) => Promise<{ body: Buffer }>;
  readonly #templatesPath: string;
  /** E-mails handed out by `takeNew`; its store belongs to the module, so another sandbox in this process shares it. */
  readonly #known = new WeakSet<Email>();

  private constructor(made: {
    app: RequestListener;
    store: { emails: Email[]; templates: Map<string, Template> };
    compose: (email: Email) => Promise<{ body: Buffer }>;
    templatesPath: string;
  }) {
    this.#app = made.app;
    this.#store = made.store;
    this.#compose = made.compose;
    this.#templatesPath = made.templatesPath;
    for (const email of made.store.emails) this.#known.add(email);
  }

  static async load(templatesPath: string): Promise<SesEngine> {
    const [{ default: ses }, store, eml] = await Promise.all([
      import('aws-ses-v2-local'),
      import('aws-ses-v2-local/dist/store.js'),
      import('aws-ses-v2-local/dist/emlFile.js'),
    ]);
    // It only comes with its own listening server. Its handler is what we want; the port is given back at once.
    const start = 'default' in ses ? (ses as unknown as { default: typeof ses }).default : ses;
    const server = await start({ host: '127.0.0.1', port: 0 });
    const [app] = server.listeners('request') as RequestListener[];
    await new Promise((resolve) => server.close(resolve));
    if (!app) throw new Error('aws-ses-v2-local has no request handler.');
    const engine = new SesEngine({
      app,
      store: store.getStoreReadonly() as SesEngineStore,
      compose: eml.createEmlContent as never,
      templatesPath,
    });
    engine.#restoreTemplates();
    return engine;
  }

  /** Lets it answer a request whose body, if any, was read and parsed before. */
  answer(request: IncomingMessage, response: ServerResponse, body: unknown): void {
    if (body !== undefined) Object.assign(request, { body, _body: true });
    this.#app(request, response);
  }

  /** E-mails accepted since the last call. */
  takeNew(): Email[] {
    const fresh = this.#store.emails.filter((email) => !this.#known.has(email));
    for (const email of fresh) this.#known.add(email);
    this.#store.emails.splice(0, this.#store.emails.length - INBOX_SIZE);
    return fresh;
  }

  /** The MIME message of an e-mail that was not sent as one. */
  async compose(email: Email): Promise<Buffer> {
    return (await this.#compose({ ...email, attachments: email.attachments.map(decoded) })).body;
  }

  /** Templates live in its memory only; here they survive a restart. */
  saveTemplates(): void {
    writeFileSync(`${this.#templatesPath}.new`, JSON.stringify([...this.#store.templates.values()]), { mode: 0o600 });
    renameSync(`${this.#templatesPath}.new`, this.#templatesPath);
  }

  #restoreTemplates(): void {
    if (!existsSync(this.#templatesPath)) return;
    for (const template of JSON.parse(readFileSync(this.#templatesPath, 'utf8')) as Template[])
      this.#store.templates.set(template.TemplateName, template);
  }
}

type SentAttachment = Email['attachments'][number] & { contentId?: string; contentDisposition?: string };

/** It would attach the base64 text itself, and lose what the HTML refers to by cid. */
const decoded = (attachment: SentAttachment): SentAttachment =>
  ({
    ...attachment,
    content: Buffer.from(attachment.content, 'base64'),
    cid: attachment.contentId,
    contentDisposition: attachment.contentDisposition?.toLowerCase(),
  }) as unknown as SentAttachment;

type SesEngineStore = { emails: Email[]; templates: Map<string, Template> };
