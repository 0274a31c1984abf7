import { describe, expect, it } from 'vitest';
import { callUpDue } from '../../../amplify/functions/manage-sessions/call-up-due.ts';
import { sessionChanges } from '../../../amplify/functions/manage-sessions/session-changes.ts';
import type { SessionRow } from '../../../amplify/functions/runtime/rows.ts';
import { sessionInput, type SessionInput } from '../../../lib/validation/session.ts';

const now = new Date('2026-11-23T08:00:00.000Z');

const input = sessionInput.parse({
  title: 'Talk',
  speakers: ['Ada'],
  room: 'Hall 1',
  startsAt: '2026-11-23T10:00:00Z',
  endsAt: '2026-11-23T11:00:00Z',
  capacity: 120,
  reservationOpensAt: '2026-11-20T08:00:00Z',
});

const row = (changes: Partial<SessionRow> = {}): SessionRow => ({
  id: 'ABCDEFGHIJKLMNOP',
  eventId: 'EVENT',
  ...input,
  state: 'SCHEDULED',
  shards: 3,
  fill: 'OPEN',
  version: 4,
  revision: 2,
  waves: 1,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  ...changes,
});

const changesOf = (changes: Partial<SessionInput>, { before = row(), used = [0, 0, 0] as number[] } = {}) =>
  sessionChanges(before, { ...input, ...changes }, { counters: used.map((seats, shard) => ({ shard, used: seats })), now });

describe('What an organizer changes', () => {
  it('is no news and leaves the call-up alone when only words change', () => {
    const changes = changesOf({ title: 'Another', speakers: [], track: undefined });
    expect(changes).toMatchObject({ title: 'Another', speakers: [], track: undefined, abstract: undefined });
    for (const name of ['revision', 'callUpShard', 'callUpDueAt', 'seatsReleasedAt', 'callUpPausedAt', 'fill', 'shards', 'waves']) {
      expect(changes, name).not.toHaveProperty(name);
    }
  });

  it('is news when it is elsewhere or ends at another time, and the call-up stays', () => {
    for (const moved of [{ room: 'Hall 2' }, { endsAt: '2026-11-23T12:00:00.000Z' }]) {
      const changes = changesOf(moved);
      expect(changes).toMatchObject({ revision: 3 });
      expect(changes).not.toHaveProperty('callUpDueAt');
    }
  });

  it('begins the call-up anew when it starts at another time, also when seats were given away', () => {
    const before = row({ seatsReleasedAt: '2026-11-23T07:50:00.000Z', callUpPausedAt: '2026-11-23T07:40:00.000Z' });
    const later = changesOf({ startsAt: '2026-11-23T10:30:00.000Z' }, { before });
    expect(later).toMatchObject({
      revision: 3,
      callUpDueAt: '2026-11-23T10:00:00.000Z',
      callUpShard: expect.stringMatching(/^due#/) as string,
    });
    expect(later).toHaveProperty('seatsReleasedAt', undefined);
    expect(later).toHaveProperty('callUpPausedAt', undefined);
  });

  it('keeps the pause of a queue that stands already', () => {
    const before = row({ callUpPausedAt: '2026-11-23T07:59:00.000Z' });
    const soon = changesOf({ startsAt: '2026-11-23T08:20:00.000Z', endsAt: '2026-11-23T09:00:00.000Z' }, { before });
    expect(soon).toMatchObject({ callUpDueAt: now.toISOString() });
    expect(soon).not.toHaveProperty('callUpPausedAt');
  });

  it('moves the call when its minutes change, but not once seats were given away', () => {
    expect(changesOf({ queueLeadMinutes: 60 })).toMatchObject({ callUpDueAt: '2026-11-23T09:00:00.000Z' });
    expect(changesOf({ queueLeadMinutes: 60 })).not.toHaveProperty('revision');
    const released = row({ seatsReleasedAt: '2026-11-23T07:50:00.000Z' });
    expect(changesOf({ releaseMinutes: 5 }, { before: released })).toMatchObject({ callUpShard: undefined, callUpDueAt: undefined });
  });

  it('says how full it is with another number of seats', () => {
    expect(changesOf({ capacity: 60 }, { used: [20, 20, 20] })).toMatchObject({ fill: 'FULL' });
    expect(changesOf({ capacity: 80 }, { used: [20, 20, 20] })).toMatchObject({ fill: 'FILLING' });
    expect(changesOf({ capacity: 1000 }, { used: [20, 20, 20] })).toMatchObject({ fill: 'OPEN' });
    // Guests hold seats of the counters that there are.
    expect(changesOf({ capacity: 1000 })).not.toHaveProperty('shards');
  });

  it('gives a session its counters when seats are offered for the first time, and never fewer', () => {
    const closed = row({ reservationOpensAt: undefined, shards: 1 });
    expect(changesOf({}, { before: closed, used: [] })).toMatchObject({ shards: 3, callUpDueAt: '2026-11-23T09:30:00.000Z' });
    expect(changesOf({ capacity: 10 }, { before: { ...closed, shards: 8 }, used: [] })).toMatchObject({ shards: 8 });
  });

  it('calls nobody once seats are not reserved any more', () => {
    const changes = changesOf({ reservationOpensAt: undefined });
    expect(changes).toMatchObject({ callUpShard: undefined, callUpDueAt: undefined, reservationOpensAt: undefined });
    expect(changes).toHaveProperty('callUpShard');
  });
});

describe('The call-up of a session', () => {
  const dueAt = (changes: Partial<SessionRow>) => callUpDue(row(changes), now).callUpDueAt;

  it('is due when the first guests are called, or at once when that is past', () => {
    expect(dueAt({})).toBe('2026-11-23T09:30:00.000Z');
    expect(dueAt({ startsAt: '2026-11-23T08:10:00.000Z' })).toBe(now.toISOString());
  });

  it('is never due where nobody is called', () => {
    const never: Partial<SessionRow>[] = [
      { state: 'CANCELLED' },
      { capacity: undefined },
      { reservationOpensAt: undefined },
      { startsAt: now.toISOString() },
      { seatsReleasedAt: now.toISOString() },
    ];
    expect(never.map(dueAt)).toEqual(never.map(() => undefined));
  });
});
