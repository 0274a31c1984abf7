import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeEmail } from '../../../amplify/functions/notices/email/compose-email.ts';
import { eventTime } from '../../../amplify/functions/notices/english/event-time.ts';
import { textOf } from '../../../amplify/functions/notices/words.ts';
import { aNotice } from './notice-fixture.ts';

const received = async (changes: Parameters<typeof aNotice>[0] = {}) =>
  simpleParser(Buffer.from(await composeEmail(aNotice(changes), { from: 'tickets@events.example', to: recipientOf(changes.guest) })));

const recipientOf = (guest: { givenName?: string } = {}) => ({
  name: `${guest.givenName ?? 'Ada'} Lovelace`,
  address: 'ada@usher.example',
});

describe('The confirmation', () => {
  it('reaches the guest from the event, with the ticket linked', async () => {
    const email = await received();
    expect(email.from?.value).toEqual([{ address: 'tickets@events.example', name: 'Engines & Looms' }]);
    expect(email.to).toMatchObject({ value: [{ address: 'ada@usher.example', name: 'Ada Lovelace' }] });
    expect(email.subject).toBe('Your ticket for Engines & Looms');
    expect(email.text).toContain('Open my ticket: https://events.example/events/ABCD2345/ticket');
    expect(email.text).toContain('Saturday 12 June 2027, 09:00 to 18:00 (WEST), Pavilion 2.');
  });

  it('shows the QR code in the message, and has it attached with the calendar entry', async () => {
    const email = await received();
    const files = email.attachments.map(({ filename, contentType, contentDisposition }) => ({ filename, contentType, contentDisposition }));
    expect(files).toEqual([
      { filename: 'qr-code.png', contentType: 'image/png', contentDisposition: 'inline' },
      { filename: 'ticket.png', contentType: 'image/png', contentDisposition: 'attachment' },
      { filename: 'event.ics', contentType: 'text/calendar', contentDisposition: 'attachment' },
    ]);
    // mailparser puts the inline picture where the message refers to it.
    expect(email.html).toContain('src="data:image/png;base64,');
    const png = email.attachments[1]?.content;
    expect(png?.subarray(1, 4).toString()).toBe('PNG');
    expect(email.attachments[2]?.content.toString()).toMatch(/DTSTART:20270612T080000Z[\s\S]*DTEND:20270612T170000Z/);
  });

  it('escapes what people wrote', async () => {
    const email = await received({ guest: { givenName: '<b>Ada</b>' }, event: { name: '"A" <script>' } });
    expect(email.html).toContain('Hello &lt;b&gt;Ada&lt;/b&gt;,');
    expect(email.html).not.toContain('<script>');
  });

  it('lets nobody add headers by their name', async () => {
    const email = await received({ guest: { givenName: 'Ada\r\nBcc: eve@usher.example' } });
    expect(email.bcc).toBeUndefined();
    expect(email.headers.has('bcc')).toBe(false);
  });

  it('has no ticket for those who wait or cancelled', async () => {
    expect((await received({ kind: 'WAITLISTED', guest: { ticket: undefined } })).attachments).toEqual([]);
    expect((await received({ kind: 'REGISTRATION_CANCELLED' })).attachments).toEqual([]);
  });
});

describe('A text message', () => {
  it.each(['REGISTERED', 'PROMOTED', 'WAITLISTED', 'REGISTRATION_CANCELLED'] as const)(
    'for %s names the event and ends with a link',
    (kind) => {
      expect(textOf(aNotice({ kind })).sms).toMatch(/Engines & Looms.* https:\/\/events\.example\/events\/ABCD2345(\/ticket)?$/);
    },
  );
});

describe('The time of an event', () => {
  it('over several days names both', () => {
    const time = eventTime({ startsAt: '2027-06-12T08:00:00Z', endsAt: '2027-06-13T17:00:00Z', timeZone: 'Asia/Kathmandu' });
    expect(time).toBe('Saturday 12 June 2027, 13:45 to Sunday 13 June 2027, 22:45 (GMT+5:45)');
  });
});
