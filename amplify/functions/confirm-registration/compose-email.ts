import MailComposer from 'nodemailer/lib/mail-composer';
import { toBuffer } from 'qrcode';
import { calendarFileOf } from '../../../lib/domain/calendar-file.ts';
import { noticeHtml, noticePlainText, QR_CONTENT_ID } from './notice-html.ts';
import { eventUrl, type Notice, noticeText } from './notice-text.ts';

/** Pixels: sharp on a phone, and still a small attachment. */
const QR_SIZE = 560;

/** The whole MIME message: text, HTML with the QR code in it, the code as a picture to keep, and the calendar entry. */
export const composeEmail = async (notice: Notice, from: string): Promise<Uint8Array> => {
  const { event, guest } = notice;
  const text = noticeText(notice);
  const ticket = notice.kind === 'CANCELLED' ? undefined : guest.ticket;
  const qrCode = ticket ? await toBuffer(ticket, { errorCorrectionLevel: 'M', width: QR_SIZE, margin: 4 }) : undefined;
  const composer = new MailComposer({
    from: { name: event.name, address: from },
    to: { name: `${guest.givenName} ${guest.familyName}`, address: guest.email },
    subject: text.subject,
    text: noticePlainText(text),
    html: noticeHtml(text, { eventName: event.name, hasTicket: qrCode !== undefined }),
    // Out-of-office answers to it help nobody.
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: qrCode && [
      { cid: QR_CONTENT_ID, filename: 'qr-code.png', content: qrCode, contentType: 'image/png', contentDisposition: 'inline' },
      { filename: 'ticket.png', content: qrCode, contentType: 'image/png' },
      {
        filename: 'event.ics',
        content: calendarFileOf(event, eventUrl(notice)),
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      },
    ],
    // Nothing in a message may be read from a disk or a network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
};
