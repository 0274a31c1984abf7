import MailComposer from 'nodemailer/lib/mail-composer';
import { toBuffer } from 'qrcode';
import { calendarFileOf } from '../../../../lib/domain/calendar-file.ts';
import { eventUrl } from '../links.ts';
import { type NoticeSubject, textOf, wordsFor } from '../words.ts';
import { noticeHtml, noticePlainText, QR_CONTENT_ID } from './notice-html.ts';

/** Pixels: sharp on a phone, and still a small attachment. */
const QR_SIZE = 560;

/** Whom an e-mail comes from and goes to. */
export type Envelope = { from: string; to: { name?: string | undefined; address: string } };

/** The ticket comes with the news that one has a seat, and with nothing else. */
const ticketOf = ({ kind, guest }: NoticeSubject): string | undefined =>
  kind === 'REGISTERED' || kind === 'PROMOTED' ? guest?.ticket : undefined;

/** One click in the mail program ends them: https://www.rfc-editor.org/rfc/rfc8058. SES's DKIM signature covers both. */
const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}/unsubscribe>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** The whole MIME message: text, HTML with the QR code in it, the code as a picture to keep, and the calendar entry. */
export const composeEmail = async (subject: NoticeSubject, { from, to }: Envelope): Promise<Uint8Array> => {
  const { event } = subject;
  const words = wordsFor(subject.language);
  const text = textOf(subject);
  const end = subject.messagesUrl ? { label: words.endMessages, url: subject.messagesUrl } : undefined;
  const ticket = ticketOf(subject);
  const qrCode = ticket ? await toBuffer(ticket, { errorCorrectionLevel: 'M', width: QR_SIZE, margin: 4 }) : undefined;
  const composer = new MailComposer({
    from: { name: event.name, address: from },
    to: { name: to.name ?? '', address: to.address },
    subject: text.subject,
    text: noticePlainText(text, end),
    html: noticeHtml(text, {
      language: words.language,
      eventName: event.name,
      qrCodeLabel: qrCode && words.qrCodeLabel,
      end,
    }),
    headers: {
      // Out-of-office answers to it help nobody.
      'Auto-Submitted': 'auto-generated',
      ...(end && unsubscribeHeaders(end.url)),
    },
    attachments: qrCode && [
      { cid: QR_CONTENT_ID, filename: 'qr-code.png', content: qrCode, contentType: 'image/png', contentDisposition: 'inline' },
      { filename: 'ticket.png', content: qrCode, contentType: 'image/png' },
      {
        filename: 'event.ics',
        content: calendarFileOf(event, eventUrl(subject)),
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      },
    ],
    // Nothing in a message may be read from a disk or a network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
};
