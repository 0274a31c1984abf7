import { beforeAll, describe, expect, it } from 'vitest';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { RESEND_PAUSE_MS } from '../../../lib/domain/delivery.ts';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { aGuest, createEvent, publishEvent, register } from './backend-calls.ts';
import { aLedgerRow, ledgerRow, putLedgerRow } from './ledger-rows.ts';
import { listNotices, resendNotices } from './notice-calls.ts';
import { newPerson, newWorker } from './people.ts';
import { sentTo } from './sandbox-inside.ts';

const WAIT = { timeout: 30_000 };

let organizer: Person;

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
});

type Told = { eventId: string; guest: Person; guestId: string; phone: string; rows: { email: NoticeRow; sms: NoticeRow } };

let made = 0;

/** A guest who was told of the registration on both channels, and everything has arrived. */
const newlyTold = async (): Promise<Told> => {
  const phone = `+3519120006${String((made += 1)).padStart(2, '0')}`;
  const guest = await newPerson();
  const { id: eventId } = await createEvent(organizer.accessToken, anEvent({ name: 'Resent' }));
  await publishEvent(organizer.accessToken, eventId, true);
  const { guestId } = await register(guest.accessToken, eventId, { input: aGuest({ phone, notifyBySms: true }) });
  await expect.poll(async () => (await listNotices(organizer.accessToken, eventId, { delivery: 'DELIVERED' })).items.length, WAIT).toBe(2);
  const { items } = await listNotices(organizer.accessToken, eventId, { guestId });
  const rowOf = async (channel: string) => (await ledgerRow(items.find((item) => item.channel === channel)?.id ?? '')) as NoticeRow;
  return { eventId, guest, guestId, phone, rows: { email: await rowOf('EMAIL'), sms: await rowOf('SMS') } };
};

/** The same notice as if it had ended badly. */
const ended = ({ delivery: _, deliveredAt: _at, ...row }: NoticeRow, changes: Partial<NoticeRow>): Promise<NoticeRow> =>
  putLedgerRow({ ...row, outcomeShard: `${row.eventId}#${changes.state}#0`, ...changes });

const resend = (eventId: string, ids: string[], token = organizer.accessToken) => resendNotices(token, eventId, ids);

describe('An organizer', () => {
  it('has a message sent anew that failed, and it is delivered like any other', async () => {
    const { eventId, guest, rows } = await newlyTold();
    await ended(rows.email, { state: 'FAILED', reason: 'MessageRejected' });
    const { items } = await listNotices(organizer.accessToken, eventId, { state: 'FAILED' });
    expect(items).toMatchObject([{ id: rows.email.id, canBeResent: true, resends: 0 }]);
    const [answer, ...others] = await resend(eventId, [rows.email.id]);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ id: rows.email.id, resends: 1, canBeResent: false });
    await expect
      .poll(() => ledgerRow(rows.email.id), WAIT)
      .toMatchObject({ state: 'SENT', delivery: 'DELIVERED', resends: 1, attempts: 1 });
    expect(await ledgerRow(rows.email.id)).not.toHaveProperty('outcomeShard');
    expect(await sentTo(guest.email, 'EMAIL')).toHaveLength(2);
  });

  it('who taps twice, with another one at the same time, sends a text of unknown fate once', async () => {
    const { eventId, phone, rows } = await newlyTold();
    const colleague = await newPerson(['organizers']);
    await ended(rows.sms, { state: 'UNKNOWN', uncertain: 1, reason: 'TimeoutError' });
    const taps = [organizer, organizer, colleague, colleague, organizer].map((who) =>
      resend(eventId, [rows.sms.id, rows.sms.id], who.accessToken),
    );
    for (const answers of await Promise.all(taps)) expect(answers).toHaveLength(1);
    await expect.poll(() => ledgerRow(rows.sms.id), WAIT).toMatchObject({ state: 'SENT', delivery: 'DELIVERED', resends: 1 });
    expect(await sentTo(phone, 'SMS')).toHaveLength(2);
  });

  it('whose request is repeated after the message ended again sends it once', async () => {
    const { eventId, phone, rows } = await newlyTold();
    await ended(rows.sms, { state: 'UNKNOWN', uncertain: 1, resends: 1, resentAt: new Date().toISOString() });
    expect(await resend(eventId, [rows.sms.id])).toMatchObject([{ state: 'UNKNOWN', resends: 1, canBeResent: false }]);
    const resentAt = new Date(Date.now() - RESEND_PAUSE_MS).toISOString();
    await ended(rows.sms, { state: 'UNKNOWN', uncertain: 1, resends: 1, resentAt });
    await resend(eventId, [rows.sms.id]);
    await expect.poll(() => ledgerRow(rows.sms.id), WAIT).toMatchObject({ state: 'SENT', resends: 2 });
    expect(await sentTo(phone, 'SMS')).toHaveLength(2);
  });

  it('sends what did not arrive and may another time, and leaves everything else as it is', async () => {
    const { eventId, rows } = await newlyTold();
    const other = await newlyTold();
    const late = new Date(Date.now() - 1000).toISOString();
    const left = await Promise.all(
      [
        aLedgerRow(eventId, { state: 'EXPIRED', reason: 'TOO_LATE' }),
        aLedgerRow(eventId, { state: 'SUPPRESSED', reason: 'NOT_WANTED' }),
        aLedgerRow(eventId),
        aLedgerRow(eventId, { delivery: 'DELIVERED' }),
        aLedgerRow(eventId, { delivery: 'BOUNCED' }),
        aLedgerRow(eventId, { delivery: 'COMPLAINED' }),
        aLedgerRow(eventId, { state: 'FAILED', useBefore: late }),
        aLedgerRow(eventId, { state: 'FAILED', delivery: 'BOUNCED' }),
        aLedgerRow(eventId, { state: 'UNKNOWN', channel: 'STAFF_TOPIC' }),
        aLedgerRow(eventId, { state: 'SENT', channel: 'IN_APP', delivery: 'UNDELIVERED' }),
      ].map(putLedgerRow),
    );
    const foreign = await ended(other.rows.email, { state: 'FAILED' });
    await ended(rows.sms, { state: 'SENT', delivery: 'UNDELIVERED', reason: 'TEXT_UNREACHABLE' });
    const ids = [...left.map(({ id }) => id), foreign.id, rows.sms.id, 'nothing', `OPT_OUT#SMS#+351`];
    const answers = await resend(eventId, ids);
    expect(answers.map(({ id }) => id).sort()).toEqual([...left.map(({ id }) => id), rows.sms.id].sort());
    expect(answers.filter(({ resends }) => resends > 0).map(({ id }) => id)).toEqual([rows.sms.id]);
    expect(await Promise.all(left.map(({ id }) => ledgerRow(id)))).toEqual(left);
    expect(await ledgerRow(foreign.id)).toEqual(foreign);
    await expect.poll(() => ledgerRow(rows.sms.id), WAIT).toMatchObject({ state: 'SENT', delivery: 'DELIVERED', resends: 1 });
  });

  it('cannot have sent what the sender would not send now: the guest opted out in between', async () => {
    const { eventId, phone, rows } = await newlyTold();
    await ended(rows.sms, { state: 'FAILED', reason: 'MessageRejected' });
    await putLedgerRow({ id: `OPT_OUT#SMS#${phone}`, reason: 'STOP', expiresAt: 4_000_000_000 } as never);
    await resend(eventId, [rows.sms.id]);
    await expect.poll(() => ledgerRow(rows.sms.id), WAIT).toMatchObject({ state: 'SUPPRESSED', reason: 'OPTED_OUT', resends: 1 });
    expect(await sentTo(phone, 'SMS')).toHaveLength(1);
  });
});

describe('A resend', () => {
  it('is refused to everyone else, for other events, and in numbers that are too great', async () => {
    const { eventId, guest, rows } = await newlyTold();
    const failed = await ended(rows.email, { state: 'FAILED' });
    const staff = await newWorker(organizer.accessToken, eventId, 'STAFF');
    for (const token of [guest.accessToken, staff]) await expect(resend(eventId, [failed.id], token)).rejects.toThrow('Not Authorized');
    await expect(resend('AAAAAAA7', [failed.id])).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(resend(eventId, [])).rejects.toThrow('INVALID_INPUT');
    const many = Array.from({ length: 101 }, (_, index) => `${eventId}#${index}`);
    await expect(resend(eventId, many)).rejects.toThrow('INVALID_INPUT');
    expect(await ledgerRow(failed.id)).toEqual(failed);
  });
});
