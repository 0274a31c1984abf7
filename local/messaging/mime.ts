import { isUtf8 } from 'node:buffer';
import type { Attachment, ParsedMail } from 'mailparser';
import type { OutboxMessage } from '../ports.ts';

type MimeAttachment = {
  name: string;
  contentType: string;
  size: number;
  inline: boolean;
  contentId?: string | undefined;
  content: Buffer;
};
export type MimeMessage = {
  subject?: string | undefined;
  from?: string | undefined;
  text?: string | undefined;
  html?: string | undefined;
  attachments: MimeAttachment[];
};

/** Reads a MIME message: its texts, and its attachments with the inline ones among them. */
export async function parseMime(raw: string | Buffer): Promise<MimeMessage> {
  const { simpleParser } = await import('mailparser');
  const mail: ParsedMail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
  return {
    subject: mail.subject,
    from: mail.from?.text,
    text: mail.text,
    html: mail.html === false ? undefined : mail.html,
    attachments: mail.attachments.map(readAttachment),
  };
}

const readAttachment = ({ filename, contentType, size, contentDisposition, cid, content }: Attachment, index: number): MimeAttachment => ({
  name: filename ?? cid ?? `attachment-${index + 1}`,
  contentType,
  size,
  inline: contentDisposition === 'inline' || cid !== undefined,
  contentId: cid,
  content,
});

/** How a MIME message lies in the outbox: as text, which for bytes that are not UTF-8 is Latin-1, and says so. */
export const storedMime = (raw: Buffer): Pick<OutboxMessage, 'raw' | 'attributes'> =>
  isUtf8(raw) ? { raw: raw.toString('utf8') } : { raw: raw.toString('latin1'), attributes: { rawEncoding: 'latin1' } };

/** The bytes that were sent; undefined for messages that are no e-mails. */
export const mimeOf = ({ raw, attributes }: OutboxMessage): Buffer | undefined =>
  raw === undefined ? undefined : Buffer.from(raw, attributes?.rawEncoding === 'latin1' ? 'latin1' : 'utf8');
