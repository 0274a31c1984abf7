import type { NoticeText } from '../words.ts';

/** How the QR code in the message refers to the attached picture. */
export const QR_CONTENT_ID = 'ticket@usher';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Names, places and events are written by people. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

type Frame = {
  language: string;
  eventName: string;
  /** What is read out in place of the QR code; absent without one. */
  qrCodeLabel: string | undefined;
  /** How the reader ends such e-mails; absent of those that cannot be ended. */
  end: EndLink | undefined;
};

type EndLink = { label: string; url: string };

/**
 * The message as HTML. Tables and inline styles, because mail programs know little else; the QR code stands on white with
 * its quiet zone, so that it scans from a dark screen too.
 */
export const noticeHtml = (text: NoticeText, { language, eventName, qrCodeLabel, end }: Frame): string => {
  const paragraphs = text.paragraphs.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join('');
  const qr = qrCodeLabel
    ? `<tr><td align="center" style="padding:8px 32px 24px"><img src="cid:${QR_CONTENT_ID}" width="280" height="280" alt="${escapeHtml(qrCodeLabel)}" style="display:block;background:#ffffff;border-radius:8px"></td></tr>`
    : '';
  const endLink = end ? `<br><a href="${escapeHtml(end.url)}" style="color:#4b5563">${escapeHtml(end.label)}</a>` : '';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(text.subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f3f4f6;${FONT};font-size:16px;line-height:1.5;color:#1f2937">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px;background:#ffffff;border-radius:12px;text-align:left">
<tr><td style="padding:28px 32px 0;font-size:14px;color:#4b5563">${escapeHtml(eventName)}</td></tr>
<tr><td style="padding:4px 32px 16px"><h1 style="margin:0;font-size:26px;line-height:1.25;color:#111827">${escapeHtml(text.heading)}</h1></td></tr>
<tr><td style="padding:0 32px 8px">${paragraphs}</td></tr>${qr}
<tr><td align="center" style="padding:8px 32px 32px"><a href="${escapeHtml(text.action.url)}" style="display:inline-block;padding:14px 24px;background:#1d4ed8;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">${escapeHtml(text.action.label)}</a></td></tr>
</table>
<p style="max-width:560px;margin:16px auto 0;font-size:13px;color:#4b5563">${escapeHtml(text.footer)}${endLink}</p>
</td></tr></table></body></html>`;
};

/** The same for readers without HTML. */
export const noticePlainText = (text: NoticeText, end: EndLink | undefined): string =>
  [...text.paragraphs, `${text.action.label}: ${text.action.url}`, text.footer, ...(end ? [`${end.label}: ${end.url}`] : [])].join('\n\n');
