import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import {
  allCheckIns,
  aScan,
  cancel,
  checkIn,
  checkInByHand,
  createEvent,
  findGuests,
  publishEvent,
  recordPrint,
  register,
  type Registration,
  undo,
  updateEvent,
} from './backend-calls.ts';
import { newPeople, newPerson, newWorker } from './people.ts';

let organizer: Person;
let guests: Person[];
let eventId: string;
let otherId: string;
let kiosk: string;
let staff: string;

const tokenOf = (index: number): string => guests[index]?.accessToken ?? '';

const newEvent = async (capacity = 10): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ capacity }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  guests = await newPeople(4);
  [eventId, otherId] = [await newEvent(), await newEvent()];
  kiosk = await newWorker(organizer.accessToken, eventId, 'KIOSK');
  staff = await newWorker(organizer.accessToken, eventId, 'STAFF');
});

/** A guest of an event of their own, with everything that works there. */
const guestAt = async (token: string, event: string): Promise<Registration & { ticket: string }> => {
  const registration = await register(token, event);
  return { ...registration, ticket: registration.ticket ?? '' };
};

describe('A ticket at the gate', () => {
  it('lets its guest in once, and tells where and when to the next gate', async () => {
    const { ticket, guestId } = await guestAt(tokenOf(0), eventId);
    const first = await checkIn(kiosk, eventId, ticket, { gate: 'North' });
    expect(first).toMatchObject({ outcome: 'ADMITTED', guest: { guestId, givenName: 'Ada' }, gate: 'North' });
    const second = await checkIn(staff, eventId, ticket, { gate: 'South' });
    expect(second).toMatchObject({ outcome: 'DUPLICATE', firstGate: 'North', firstCheckedInAt: first.receivedAt, guest: { guestId } });
  });

  it('gets the same answer for the same scan, whatever happened since', async () => {
    const event = await newEvent();
    const { ticket } = await guestAt(tokenOf(0), event);
    const scan = aScan() as { scanId: string; scannedAt: string };
    const first = await checkIn(organizer.accessToken, event, ticket, scan);
    const retries = await Promise.all([1, 2, 3].map(() => checkIn(organizer.accessToken, event, ticket, scan)));
    for (const retry of retries) expect(retry).toEqual({ ...first, outcome: 'REPEATED', repeatedOutcome: 'ADMITTED' });
    expect(await allCheckIns(organizer.accessToken, event)).toHaveLength(1);
  });

  it('sent many times at once as one scan is one scan', async () => {
    const event = await newEvent();
    const { ticket } = await guestAt(tokenOf(0), event);
    const scan = aScan() as { scanId: string; scannedAt: string };
    const answers = await Promise.all(Array.from({ length: 20 }, () => checkIn(organizer.accessToken, event, ticket, scan)));
    const outcomes = answers.map(({ outcome, repeatedOutcome }) => repeatedOutcome ?? outcome);
    expect(new Set(outcomes)).toEqual(new Set(['ADMITTED']));
    expect(await allCheckIns(organizer.accessToken, event)).toHaveLength(1);
  });

  it('of another event, of nobody, forged or outdated is refused with its reason, and leaves a row', async () => {
    const event = await newEvent(1);
    const before = await guestAt(tokenOf(0), event);
    await cancel(tokenOf(0), event);
    expect(await checkIn(organizer.accessToken, event, before.ticket)).toMatchObject({ outcome: 'DENIED', reason: 'CANCELLED' });
    const again = await guestAt(tokenOf(0), event);
    expect(await checkIn(organizer.accessToken, event, before.ticket)).toMatchObject({ outcome: 'DENIED', reason: 'REVOKED' });
    await register(tokenOf(1), event);
    const forged = again.ticket.replace(/.{4}$/, (end) => (end === 'AAAA' ? 'QQQQ' : 'AAAA'));
    const forNobody = again.ticket.replace(again.guestId, 'A'.repeat(16));
    expect(await checkIn(organizer.accessToken, event, forged)).toMatchObject({ outcome: 'DENIED', reason: 'UNKNOWN_TICKET', guest: null });
    expect(await checkIn(organizer.accessToken, event, forNobody)).toMatchObject({
      outcome: 'DENIED',
      reason: 'UNKNOWN_TICKET',
      guest: null,
    });
    expect(await checkIn(organizer.accessToken, event, 'https://example.org')).toMatchObject({
      outcome: 'DENIED',
      reason: 'UNKNOWN_TICKET',
    });
    expect(await checkIn(organizer.accessToken, otherId, again.ticket)).toMatchObject({
      outcome: 'DENIED',
      reason: 'WRONG_EVENT',
      guest: null,
    });
    expect(await allCheckIns(organizer.accessToken, event)).toHaveLength(5);
    expect(await checkIn(organizer.accessToken, event, again.ticket)).toMatchObject({ outcome: 'ADMITTED' });
  });

  it('of someone who waits again is refused', async () => {
    const event = await newEvent(1);
    const { ticket } = await guestAt(tokenOf(0), event);
    await cancel(tokenOf(0), event);
    await register(tokenOf(1), event);
    await register(tokenOf(0), event);
    expect(await checkIn(organizer.accessToken, event, ticket)).toMatchObject({ outcome: 'DENIED', reason: 'WAITLISTED' });
  });

  it('is refused before the doors open', async () => {
    const event = await newEvent();
    const { ticket } = await guestAt(tokenOf(0), event);
    await updateEvent(
      organizer.accessToken,
      event,
      anEvent({ capacity: 10, checkInOpensAt: new Date(Date.now() + 3_600_000).toISOString() }),
      2,
    );
    expect(await checkIn(organizer.accessToken, event, ticket)).toMatchObject({ outcome: 'DENIED', reason: 'NOT_OPEN' });
  });

  it('lets its guest out and in again', async () => {
    const event = await newEvent();
    const { ticket } = await guestAt(tokenOf(0), event);
    const scan = (direction: 'ENTRY' | 'EXIT') => checkIn(organizer.accessToken, event, ticket, { direction });
    const outcomes = [];
    for (const direction of ['EXIT', 'ENTRY', 'EXIT', 'EXIT', 'ENTRY', 'ENTRY'] as const) outcomes.push((await scan(direction)).outcome);
    expect(outcomes).toEqual(['DUPLICATE', 'ADMITTED', 'ADMITTED', 'DUPLICATE', 'ADMITTED', 'DUPLICATE']);
  });

  it('scanned without a network counts from when it was scanned', async () => {
    const event = await newEvent();
    const { ticket } = await guestAt(tokenOf(0), event);
    const scannedAt = new Date(Date.now() - 30 * 60_000).toISOString();
    await checkIn(organizer.accessToken, event, ticket, { offline: true, scannedAt });
    expect(await checkIn(organizer.accessToken, event, ticket)).toMatchObject({ outcome: 'DUPLICATE', firstCheckedInAt: scannedAt });
  });

  it('is refused to people of other events', async () => {
    const { ticket } = await guestAt(tokenOf(0), otherId);
    await expect(checkIn(kiosk, otherId, ticket)).rejects.toThrow('FORBIDDEN');
    await expect(checkIn(staff, otherId, ticket)).rejects.toThrow('FORBIDDEN');
    await expect(checkIn(tokenOf(0), otherId, ticket)).rejects.toThrow(/Unauthorized|Not Authorized/);
  });
});

describe('The check-in desk', () => {
  it('admits a guest found by name, and takes it back', async () => {
    const event = await newEvent();
    const { guestId, ticket } = await guestAt(tokenOf(0), event);
    const [found] = await findGuests(organizer.accessToken, event, 'Ada Love');
    expect(found).toMatchObject({ guestId, checkedInAt: null });
    const admitted = await checkInByHand(organizer.accessToken, event, guestId);
    expect(admitted).toMatchObject({ outcome: 'ADMITTED', guest: { guestId } });

    const undone = await undo(organizer.accessToken, event, admitted.scanId);
    expect(undone).toMatchObject({
      scanId: admitted.scanId,
      outcome: 'ADMITTED',
      undoReason: 'Wrong person',
      undoneAt: expect.any(String),
    });
    await expect(undo(organizer.accessToken, event, admitted.scanId)).rejects.toThrow('SCAN_NOT_UNDOABLE');
    expect(await checkIn(organizer.accessToken, event, ticket)).toMatchObject({ outcome: 'ADMITTED' });
    await expect(undo(organizer.accessToken, event, admitted.scanId)).rejects.toThrow('SCAN_NOT_UNDOABLE');
    expect((await findGuests(organizer.accessToken, event, 'lovelace'))[0]?.checkedInAt).not.toBeNull();
  });

  it('knows no guests and no scans of other events', async () => {
    const { guestId } = await guestAt(tokenOf(1), otherId);
    await expect(checkInByHand(staff, eventId, guestId)).rejects.toThrow('GUEST_NOT_FOUND');
    await expect(undo(staff, eventId, 'no-such-scan')).rejects.toThrow('SCAN_NOT_FOUND');
    await expect(findGuests(staff, otherId, 'ada')).rejects.toThrow('FORBIDDEN');
    await expect(allCheckIns(staff, otherId)).rejects.toThrow('FORBIDDEN');
    await expect(checkInByHand(kiosk, eventId, guestId)).rejects.toThrow(/Unauthorized|Not Authorized/);
  });
});

describe('A badge', () => {
  it('is printed once, whichever kiosk says so first', async () => {
    const event = await newEvent();
    const { guestId } = await guestAt(tokenOf(2), event);
    expect(await recordPrint(organizer.accessToken, event, guestId, { status: 'FAILED', reason: 'No paper' })).toMatchObject({
      recorded: true,
      badgePrintedAt: null,
      badgePrintCount: 0,
    });
    const prints = await Promise.all(
      Array.from({ length: 10 }, () => recordPrint(organizer.accessToken, event, guestId, { status: 'PRINTED' })),
    );
    expect(prints.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(prints.map(({ badgePrintedAt }) => badgePrintedAt)).size).toBe(1);
    const reprint = await recordPrint(organizer.accessToken, event, guestId, { status: 'REPRINTED', reason: 'Smudged' });
    expect(reprint).toEqual({ recorded: true, badgePrintedAt: prints[0]?.badgePrintedAt, badgePrintCount: 2 });
  });

  it('is printed again by staff alone, with a reason', async () => {
    const { guestId } = await guestAt(tokenOf(3), eventId);
    await expect(recordPrint(kiosk, eventId, guestId, { status: 'REPRINTED', reason: 'Smudged' })).rejects.toThrow('FORBIDDEN');
    await expect(recordPrint(staff, eventId, guestId, { status: 'REPRINTED' })).rejects.toThrow('INVALID_INPUT');
    await expect(recordPrint(kiosk, eventId, 'A'.repeat(16), { status: 'PRINTED' })).rejects.toThrow('GUEST_NOT_FOUND');
  });
});
