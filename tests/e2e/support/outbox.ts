import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { OutboxMessage } from '../../../local/ports.ts';

/** Only a failure waits for so long. */
const PATIENCE_MS = 60_000;
const BETWEEN_LOOKS_MS = 150;

/** Looks again until `find` finds something: the outbox fills from a stream. */
const eventually = async <Found>(what: string, find: () => Promise<Found | undefined>): Promise<Found> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Nothing came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
};

/** What has left the sandbox, as its console tells it. */
export class OutboxReader {
  readonly #console: string;

  constructor(consoleAddress: string) {
    this.#console = consoleAddress;
  }

  async list(to: string, channel: OutboxMessage['channel']): Promise<OutboxMessage[]> {
    const response = await fetch(`${this.#console}/api/outbox?to=${encodeURIComponent(to)}&channel=${channel}`);
    const body = (await response.json()) as OutboxMessage[] | { messages: OutboxMessage[] };
    return Array.isArray(body) ? body : body.messages;
  }

  /** The newest code sent to an address. */
  code(to: string): Promise<string> {
    return eventually(`a code for ${to}`, async () => {
      const [newest] = await this.list(to, 'CODE');
      return /\b(\d{6})\b/.exec(newest?.text ?? '')?.[1];
    });
  }

  /** The newest e-mail to an address whose subject matches, parsed from its MIME text. */
  email(to: string, subject: RegExp): Promise<ParsedMail> {
    return eventually(`an e-mail to ${to} about ${subject}`, async () => {
      const found = (await this.list(to, 'EMAIL')).find((message) => subject.test(message.subject ?? ''));
      if (!found) return undefined;
      const raw = await fetch(`${this.#console}/api/outbox/${found.id}/raw`);
      return simpleParser(await raw.text());
    });
  }
}

/** Without this, the reader would fetch its WebAssembly from a CDN. */
prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer as ArrayBuffer,
  },
});

/** The text of the QR code in an e-mail's attached picture. */
export const readQrCode = async (mail: ParsedMail): Promise<string> => {
  const picture = mail.attachments.find((attachment) => attachment.contentType === 'image/png');
  if (!picture) throw new Error(`The e-mail "${mail.subject}" has no picture.`);
  const [code] = await readBarcodes(new Uint8Array(picture.content), { formats: ['QRCode'] });
  if (!code?.isValid) throw new Error(`The picture of the e-mail "${mail.subject}" holds no readable QR code.`);
  return code.text;
};
