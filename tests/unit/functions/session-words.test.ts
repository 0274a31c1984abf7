import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeEmail } from '../../../amplify/functions/notices/email/compose-email.ts';
import type { SessionFacts } from '../../../amplify/functions/notices/notice-request.ts';
import { smsParts } from '../../../amplify/functions/notices/sms/sms-parts.ts';
import { lineOf, textOf } from '../../../amplify/functions/notices/words.ts';
import type { NoticeLanguage } from '../../../lib/domain/notice-language.ts';
import type { SessionNoticeKind } from '../../../lib/domain/notification.ts';
import { requestFacts } from './notice-builders.ts';
import { aNotice } from './notice-fixture.ts';

const session = (changes: Partial<SessionFacts> = {}): SessionFacts => ({
  sessionId: 'ABCDEFGHIJKLMNOP',
  title: 'Looms that think',
  room: 'Hall B',
  // 11:00 to 12:00 in Lisbon.
  startsAt: '2027-06-12T10:00:00.000Z',
  endsAt: '2027-06-12T11:00:00.000Z',
  revision: 1,
  reservationVersion: 3,
  ...changes,
});

const line = (kind: SessionNoticeKind, facts: Partial<SessionFacts> = {}, language: NoticeLanguage = 'en', now?: string) =>
  lineOf(aNotice({ kind, facts: session(facts), language, ...(now && { now: new Date(now) }) }));

const called = { comeBy: '2027-06-12T09:40:00.000Z' };
const moved = { before: { room: 'Hall A', startsAt: '2027-06-12T09:00:00.000Z' } };

describe('A guest reads', () => {
  it('when and where to queue, in the time of the event', () => {
    expect(line('SESSION_CALLED', called)).toBe('Time to queue for Looms that think: Hall B, come by 10:40.');
    expect(line('SESSION_CALLED', called, 'de')).toBe('Jetzt anstellen für Looms that think: Hall B, bitte bis 10:40 Uhr da sein.');
  });

  it('the day too, when it is not today at the event', () => {
    const now = '2027-06-11T22:59:00.000Z';
    expect(line('SESSION_CALLED', called, 'en', now)).toContain('come by Saturday 12 June, 10:40.');
    expect(line('SESSION_CALLED', called, 'de', now)).toContain('bitte bis Samstag, 12. Juni, 10:40 Uhr da sein.');
    // A minute later it is Saturday in Lisbon.
    expect(line('SESSION_CALLED', called, 'en', '2027-06-11T23:00:00.000Z')).toContain('come by 10:40.');
    expect(line('SESSION_SEAT_FREED', {}, 'de', '2026-12-31T12:00:00.000Z')).toContain('Samstag, 12. Juni 2027, 11:00 Uhr');
  });

  it('that a seat is theirs, or was given away', () => {
    expect(line('SESSION_SEAT_FREED')).toBe('A seat in Looms that think has become free and it is yours: 11:00, Hall B.');
    expect(line('SESSION_SEAT_FREED', called)).toMatch(/it is yours: Hall B, come by 10:40\.$/);
    expect(line('SESSION_SEAT_LOST')).toMatch(/^Your seat in Looms that think was given to the line/);
    expect(line('SESSION_SEAT_LOST', {}, 'de')).toMatch(/^Ihr Platz für Looms that think wurde vergeben/);
  });

  it('from when and where to when and where a session moved', () => {
    expect(line('SESSION_MOVED', moved)).toBe('Looms that think has moved: from 10:00, Hall A, to 11:00, Hall B.');
    expect(line('SESSION_MOVED', moved, 'de')).toBe('Looms that think wurde verlegt: statt 10:00 Uhr, Hall A, jetzt 11:00 Uhr, Hall B.');
    const longer = { before: { room: 'Hall B', startsAt: session().startsAt } };
    expect(line('SESSION_MOVED', longer)).toBe('Looms that think has a new end: 11:00 to 12:00, Hall B.');
  });

  it('why a session is cancelled', () => {
    const reason = 'The speaker is ill.';
    expect(line('SESSION_CANCELLED', { reason })).toBe('Looms that think is cancelled (11:00, Hall B). The reason: The speaker is ill.');
    expect(line('SESSION_CANCELLED', { reason }, 'de')).toMatch(/fällt aus \(11:00 Uhr, Hall B\)\. Der Grund: The speaker is ill\.$/);
  });
});

const KINDS = ['SESSION_CALLED', 'SESSION_SEAT_FREED', 'SESSION_SEAT_LOST', 'SESSION_MOVED', 'SESSION_CANCELLED'] as const;
const everything = { ...called, ...moved, reason: 'x'.repeat(200) };

describe.each(KINDS)('A text message of %s', (kind) => {
  it.each([
    ['en', 'T'],
    ['de', 'T'],
    ['en', 'Ł'],
    ['de', '王'],
  ] as const)('fits two parts in %s, however long the names of %s are', (language, letter) => {
    const facts = session({ ...everything, title: letter.repeat(200), room: letter.repeat(100) });
    const { sms } = textOf(aNotice({ kind, facts, language }));
    expect(smsParts(sms)).toBeLessThanOrEqual(2);
    expect(sms).toMatch(/ https:\/\/events\.example\/events\/ABCD2345\/agenda\/ABCDEFGHIJKLMNOP$/);
  });

  it('is not shortened for a typographic sign', () => {
    const { sms } = textOf(aNotice({ kind, facts: session({ title: 'Looms – “what’s next…”' }) }));
    expect(sms).toContain('Looms - "what\'s next..."');
  });
});

it.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['ä'.repeat(306), 2],
  ['ä'.repeat(307), 3],
  ['ł'.repeat(70), 1],
  ['ł'.repeat(71), 2],
  ['ł'.repeat(135), 3],
])('%s takes its parts', (text, parts) => expect(smsParts(text)).toBe(parts));

describe('An e-mail that the guest may end', () => {
  const messagesUrl = 'https://events.example/messages/TOKEN';
  const email = async (subject: ReturnType<typeof aNotice>) =>
    simpleParser(Buffer.from(await composeEmail(subject, { from: 'a@usher.example', to: { address: 'b@usher.example' } })));

  it('says how, in its text and to the mail program', async () => {
    const { headers, text, html } = await email({
      ...aNotice({ kind: 'SESSION_CALLED', facts: session(called), language: 'de' }),
      messagesUrl,
    });
    const list = headers.get('list') as unknown as Record<string, { url: string }>;
    expect(list['unsubscribe']?.url).toBe(`${messagesUrl}/unsubscribe`);
    expect(list['unsubscribe-post']).toMatchObject({ name: 'List-Unsubscribe=One-Click' });
    expect(text).toContain(`Keine E-Mails mehr zu Sessions und Wünschen dieser Veranstaltung: ${messagesUrl}`);
    expect(html).toContain(`<a href="${messagesUrl}"`);
    expect(html).toContain('<html lang="de">');
  });

  it('is none of the registration', async () => {
    const { headers, html } = await email(aNotice());
    expect(headers.has('list')).toBe(false);
    expect(html).not.toContain('/messages/');
  });
});

describe('German words', () => {
  it('tell of a registration, with its time', () => {
    const subject = aNotice({ language: 'de' });
    expect(textOf(subject)).toMatchObject({
      subject: 'Ihr Ticket für Engines & Looms',
      paragraphs: expect.arrayContaining(['Samstag, 12. Juni 2027, 09:00 bis 18:00 Uhr (WESZ), Pavilion 2.']),
    });
  });

  it.each([
    ['REQUEST_CLAIMED', 'Sam holt für Sie: 2 × Flat white.'],
    ['REQUEST_FULFILLED', 'Übergeben: 2 × Flat white.'],
    ['REQUEST_DECLINED', 'Das können wir leider nicht erfüllen: 2 × Flat white.'],
    ['STAFF_ALERT', 'bar-north, 2 × Flat white, Ort: Row 4, seat 2.'],
  ] as const)('tell of %s', (kind, expected) => {
    expect(lineOf(aNotice({ kind, facts: requestFacts(), language: 'de' }))).toBe(expected);
  });

  it.each(['REGISTERED', 'PROMOTED', 'WAITLISTED', 'REGISTRATION_CANCELLED'] as const)('of %s hold nothing English', (kind) => {
    const text = textOf(aNotice({ kind, language: 'de' }));
    expect(JSON.stringify(text)).not.toMatch(/\b(your|you|the|ticket for|registered)\b/i);
  });
});
