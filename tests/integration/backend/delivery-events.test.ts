import { randomUUID } from 'node:crypto';
import type { SNSEvent } from 'aws-lambda';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { createPerson, type Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { aGuest, cancel, createEvent, doors, publishEvent, register } from './backend-calls.ts';
import {
  aLedgerRow,
  emailEvent,
  ledgerRow,
  PERMANENT,
  putLedgerRow,
  tellDelivery,
  textEvent,
  TRANSIENT,
  whileSending,
} from './ledger-rows.ts';
import { listNotices, type Notice } from './notice-calls.ts';
import { newPeople, newPerson } from './people.ts';
import { invokeFunction, messagesIn, queueNamed, sentTo } from './sandbox-inside.ts';

const WAIT = { timeout: 30_000 };

let organizer: Person;
let guests: Person[];

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  guests = await newPeople(3);
  // The first message starts every function on its way there and back.
  const eventId = await published('First');
  await register(guest(2).accessToken, eventId, { input: aGuest({ phone: '+351912000030', notifyBySms: true }) });
  await vi.waitFor(async () => expect((await noticesOf(eventId)).filter(({ delivery }) => delivery === 'DELIVERED')).toHaveLength(2), {
    timeout: 120_000,
    interval: 500,
  });
});

const guest = (index: number): Person => guests[index] as Person;

const published = async (name = 'Told'): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ name }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const noticesOf = async (eventId: string): Promise<Notice[]> => (await listNotices(organizer.accessToken, eventId)).items;
const wordsOf = ({ kind, channel, state, delivery, reason }: Notice): string =>
  [kind, channel, state, delivery, reason].filter(Boolean).join(' ');

/** Hands the function an event by hand, and waits for what it makes of it. */
const record = async (message: unknown): Promise<void> => {
  const Message = typeof message === 'string' ? message : JSON.stringify(message);
  await invokeFunction('record-delivery', { Records: [{ Sns: { Message } }] } as SNSEvent);
};

const recordAll = async (messages: readonly unknown[]): Promise<void> => {
  for (const message of messages) await record(message);
};

describe('A message', () => {
  it('that arrived is listed so, and when', async () => {
    const eventId = await published();
    await register(guest(0).accessToken, eventId, { input: aGuest({ phone: '+351912000031', notifyBySms: true }) });
    await expect
      .poll(async () => (await noticesOf(eventId)).map(wordsOf).sort(), WAIT)
      .toEqual(['REGISTERED EMAIL SENT DELIVERED', 'REGISTERED IN_APP SENT', 'REGISTERED SMS SENT DELIVERED']);
    for (const { channel, deliveredAt } of await noticesOf(eventId)) {
      if (channel === 'IN_APP') expect(deliveredAt).toBeNull();
      else expect(Math.abs(Date.parse(deliveredAt ?? '') - Date.now())).toBeLessThan(60_000);
    }
    const [email] = await sentTo(guest(0).email, 'EMAIL');
    expect(email?.attributes).toMatchObject({ fate: 'delivered' });
  });

  it('that a telephone blocks is listed with the cause', async () => {
    const eventId = await published();
    await register(guest(1).accessToken, eventId, { input: aGuest({ phone: '+14255550111', notifyBySms: true }) });
    await expect
      .poll(async () => (await noticesOf(eventId)).map(wordsOf).sort(), WAIT)
      .toContain('REGISTERED SMS SENT REJECTED TEXT_BLOCKED');
  });

  it.each([
    ['bounce', 'BOUNCED', 'BOUNCE_PERMANENT_GENERAL'],
    ['complaint', 'COMPLAINED', 'COMPLAINT_ABUSE'],
  ])('to %s@simulator.amazonses.com stops later e-mails to the address, and texts do not stop', async (name, delivery, reason) => {
    const person = await createPerson(doors(), `${name}+${randomUUID()}@simulator.amazonses.com`);
    const phone = `+3519120${name === 'bounce' ? '00041' : '00042'}`;
    const eventId = await published();
    await register(person.accessToken, eventId, { input: aGuest({ phone, notifyBySms: true }) });
    await expect.poll(async () => (await noticesOf(eventId)).map(wordsOf), WAIT).toContain(`REGISTERED EMAIL SENT ${delivery} ${reason}`);
    await cancel(person.accessToken, eventId);
    await expect
      .poll(async () => (await noticesOf(eventId)).map(wordsOf), WAIT)
      .toEqual(
        expect.arrayContaining([
          'REGISTRATION_CANCELLED EMAIL SUPPRESSED OPTED_OUT',
          'REGISTRATION_CANCELLED SMS SENT DELIVERED',
        ]) as string[],
      );
    expect(await sentTo(person.email, 'EMAIL')).toHaveLength(1);
  });
});

describe('Events of one message', () => {
  const told = async (changes: Partial<NoticeRow>, messages: (row: NoticeRow) => unknown[]): Promise<NoticeRow | undefined> => {
    const row = await putLedgerRow(aLedgerRow('AAAAAAA2', changes));
    await recordAll(messages(row));
    return ledgerRow(row.id);
  };

  it('end the same in any order, and any number of times', async () => {
    const inOrder = (row: NoticeRow) => [
      emailEvent(row, 'DeliveryDelay', { detail: { delayType: 'MailboxFull' } }),
      emailEvent(row, 'Delivery'),
      emailEvent(row, 'Complaint', { detail: { complaintFeedbackType: 'abuse' }, to: `order-${randomUUID()}@usher.example` }),
    ];
    const end = { state: 'SENT', delivery: 'COMPLAINED', reason: 'COMPLAINT_ABUSE', outcomeShard: 'AAAAAAA2#COMPLAINED#0' };
    expect(await told({}, inOrder)).toMatchObject(end);
    expect(await told({}, (row) => inOrder(row).reverse())).toMatchObject(end);
    expect(await told({}, (row) => [...inOrder(row), ...inOrder(row).reverse(), ...inOrder(row)])).toMatchObject(end);
  });

  it('at the same time end as one after the other', async () => {
    const row = await putLedgerRow(aLedgerRow('AAAAAAA2'));
    const events = [
      emailEvent(row, 'Delivery'),
      emailEvent(row, 'Bounce', { detail: TRANSIENT }),
      emailEvent(row, 'Complaint', { detail: {}, to: `once-${randomUUID()}@usher.example` }),
    ];
    await Promise.all([...events, ...events].map(record));
    expect(await ledgerRow(row.id)).toMatchObject({ state: 'SENT', delivery: 'COMPLAINED', reason: 'COMPLAINT' });
  });

  it('say while it is on its way why it takes so long, and forget that when it has arrived', async () => {
    const delayed = await told({}, (row) => [emailEvent(row, 'DeliveryDelay', { detail: { delayType: 'MailboxFull' } })]);
    expect(delayed).toMatchObject({ state: 'SENT', reason: 'DELAYED_MAILBOXFULL' });
    expect(delayed).not.toHaveProperty('delivery');
    await record(emailEvent(delayed as NoticeRow, 'Delivery'));
    const arrived = await ledgerRow(delayed?.id ?? '');
    expect(arrived).toMatchObject({ state: 'SENT', delivery: 'DELIVERED' });
    expect(arrived).not.toHaveProperty('reason');
  });

  it('that come before the sender wrote down its answer settle it, and the sender leaves it so', async () => {
    const early = await told(whileSending(), (row) => [emailEvent(row, 'Delivery', { providerId: 'early' })]);
    expect(early).toMatchObject({ state: 'SENT', delivery: 'DELIVERED', providerId: 'early', sentAt: expect.any(String) as string });
    for (const name of ['dueShard', 'dueAt', 'senderId']) expect(early).not.toHaveProperty(name);
  });

  it('settle what nobody knew the fate of: it was sent, or it failed and may be sent anew', async () => {
    const unknown = { state: 'UNKNOWN', uncertain: 1, reason: 'TimeoutError', outcomeShard: 'AAAAAAA2#UNKNOWN#0', channel: 'SMS' } as const;
    const arrived = await told(unknown, (row) => [textEvent(row, 'TEXT_DELIVERED', { providerId: 'late' })]);
    expect(arrived).toMatchObject({ state: 'SENT', delivery: 'DELIVERED', providerId: 'late' });
    for (const name of ['reason', 'outcomeShard']) expect(arrived).not.toHaveProperty(name);
    const lost = await told(unknown, (row) => [textEvent(row, 'TEXT_CARRIER_UNREACHABLE')]);
    expect(lost).toMatchObject({
      state: 'FAILED',
      delivery: 'UNDELIVERED',
      reason: 'TEXT_CARRIER_UNREACHABLE',
      outcomeShard: 'AAAAAAA2#FAILED#0',
    });
  });

  it('tell nothing of a message that was never sent, or of one that was sent anew since', async () => {
    const settled = { state: 'SUPPRESSED', attempts: 0, reason: 'OPTED_OUT' } as const;
    expect(await told(settled, (row) => [emailEvent(row, 'Delivery')])).toMatchObject(settled);
    const resentAt = new Date(Date.now() - 1000).toISOString();
    const before = new Date(Date.now() - 60_000);
    const anew = await told({ resentAt, resends: 1 }, (row) => [
      emailEvent(row, 'Bounce', { detail: TRANSIENT, sentAt: before, providerId: 'the one before' }),
    ]);
    expect(anew).not.toHaveProperty('delivery');
    await record(emailEvent(anew as NoticeRow, 'Delivery'));
    expect(await ledgerRow(anew?.id ?? '')).toMatchObject({ delivery: 'DELIVERED' });
  });
});

describe('Someone who answers STOP', () => {
  it('gets no more texts', async () => {
    const phone = '+351912000043';
    await tellDelivery({
      originationNumber: phone,
      destinationNumber: '+14255550100',
      messageKeyword: 'KEYWORD_1',
      messageBody: ' Stop ',
      inboundMessageId: randomUUID(),
    });
    await expect.poll(() => ledgerRow(`OPT_OUT#SMS#${phone}`), WAIT).toMatchObject({ reason: 'ANSWERED_STOP' });
    const eventId = await published();
    await register(guest(0).accessToken, eventId, { input: aGuest({ phone, notifyBySms: true }) });
    await expect.poll(async () => (await noticesOf(eventId)).map(wordsOf), WAIT).toContain('REGISTERED SMS SUPPRESSED OPTED_OUT');
    expect(await sentTo(phone, 'SMS')).toEqual([]);
  });

  it('is known by the address alone, which for an e-mail nobody can read from the ledger', async () => {
    const row = await putLedgerRow(aLedgerRow('AAAAAAA2'));
    const to = `Hidden-${randomUUID()}@usher.example`;
    await record(emailEvent(row, 'Bounce', { detail: PERMANENT, to }));
    expect(await ledgerRow(row.id)).toMatchObject({ delivery: 'BOUNCED' });
    expect(JSON.stringify(await ledgerRow(row.id)).toLowerCase()).not.toContain(to.toLowerCase());
  });
});

describe('What is no news', () => {
  it('of ours is dropped', async () => {
    const strange = aLedgerRow('AAAAAAA2');
    await recordAll([
      'Successfully validated SNS topic for Amazon SES event publishing.',
      { hello: 'world' },
      emailEvent(strange, 'Delivery'),
      { ...emailEvent(strange, 'Delivery'), eventType: 'Open' },
      { ...emailEvent(strange, 'Delivery'), mail: { ...emailEvent(strange, 'Delivery').mail, tags: { notice: ['not ours'] } } },
      { ...textEvent(strange, 'TEXT_DELIVERED'), context: {} },
      textEvent(strange, 'TEXT_PENDING'),
      textEvent({ id: 'OPT_OUT#SMS#+351912000043' }, 'TEXT_DELIVERED'),
    ]);
    expect(await ledgerRow(strange.id)).toBeUndefined();
  });

  it('and cannot be read ends in the failure queue, with all that was said', async () => {
    const queue = await queueNamed('RecordDeliveryFailures');
    const poison = { ...emailEvent(aLedgerRow('AAAAAAA2'), 'Bounce', { detail: { bounceType: 'Strange' } }), mark: randomUUID() };
    await tellDelivery(poison);
    await expect.poll(async () => (await messagesIn(queue)).some(({ body }) => body.includes(poison.mark)), WAIT).toBe(true);
    await tellDelivery(`no JSON ${poison.mark}-text`);
    await expect.poll(async () => (await messagesIn(queue)).some(({ body }) => body.includes(`${poison.mark}-text`)), WAIT).toBe(true);
  });
});
