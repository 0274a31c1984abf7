import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import {
  changesSeats,
  liveNewsOf,
  sessionChangeOf,
  type SessionChange,
  type SessionImage,
} from '../../../amplify/functions/announce-sessions/session-change.ts';
import { newsOfSession } from '../../../amplify/functions/announce-sessions/session-news.ts';

const image: SessionImage = {
  id: 'ABCDEFGHIJKLMNOP',
  eventId: 'EVENT',
  title: 'Talk',
  room: 'Hall 1',
  startsAt: '2026-11-23T10:00:00.000Z',
  endsAt: '2026-11-23T11:00:00.000Z',
  state: 'SCHEDULED',
  cancelReason: undefined,
  capacity: 40,
  reservationOpensAt: '2026-11-20T08:00:00.000Z',
  fill: 'OPEN',
  version: 1,
  revision: 1,
  waves: undefined,
  callUpPausedAt: undefined,
  seatsReleasedAt: undefined,
  updatedAt: '2026-11-20T08:00:00.000Z',
};

const change = (changes: Partial<SessionImage>): SessionChange => ({ before: image, after: { ...image, ...changes } });

describe('What guests with a place are told', () => {
  it('is where and when it was and is, when it moved', () => {
    const moved = change({ room: 'Hall 2', startsAt: '2026-11-23T10:30:00.000Z', version: 2, revision: 2 });
    expect(newsOfSession(moved)).toEqual({
      kind: 'SESSION_MOVED',
      eventId: 'EVENT',
      session: {
        sessionId: image.id,
        title: 'Talk',
        room: 'Hall 2',
        startsAt: '2026-11-23T10:30:00.000Z',
        endsAt: image.endsAt,
        revision: 2,
        before: { room: 'Hall 1', startsAt: image.startsAt },
      },
    });
  });

  it('is why, when it is cancelled, and the same time when it takes place after all', () => {
    const cancelled = { ...image, state: 'CANCELLED' as const, cancelReason: 'Ill', revision: 2, version: 2 };
    expect(newsOfSession({ before: image, after: cancelled })).toMatchObject({ kind: 'SESSION_CANCELLED', session: { reason: 'Ill' } });
    expect(newsOfSession({ before: cancelled, after: { ...image, revision: 3 } })).toMatchObject({
      kind: 'SESSION_MOVED',
      session: { room: 'Hall 1', startsAt: image.startsAt, before: { room: 'Hall 1', startsAt: image.startsAt } },
    });
  });

  it('is nothing of a new session, a title, seats, or the call-up', () => {
    expect(newsOfSession({ before: undefined, after: image })).toBeUndefined();
    const nothing: Partial<SessionImage>[] = [{ title: 'Other', version: 2 }, { capacity: 2, version: 2 }, { waves: 1 }, { fill: 'FULL' }];
    expect(nothing.map((changes) => newsOfSession(change(changes)))).toEqual(nothing.map(() => undefined));
  });
});

describe('What screens read anew', () => {
  it.each([
    [{ title: 'Other', version: 2 }, 'SESSION_CHANGED'],
    [{ fill: 'FULL' }, 'SESSION_CHANGED'],
    [{ waves: 1 }, 'CALL_UP'],
    [{ callUpPausedAt: '2026-11-23T09:40:00.000Z' }, 'CALL_UP'],
    [{ seatsReleasedAt: '2026-11-23T09:50:00.000Z' }, 'CALL_UP'],
    // When the call-up looks next is nobody's business.
    [{ updatedAt: '2026-11-23T09:50:00.000Z' }, undefined],
  ] as [Partial<SessionImage>, string | undefined][])('after %j is %s', (changes, news) => expect(liveNewsOf(change(changes))).toBe(news));

  it('is a session that is new', () => expect(liveNewsOf({ before: undefined, after: image })).toBe('SESSION_CHANGED'));
});

describe('Seats', () => {
  it('are looked after when there are more or fewer, or when they are offered', () => {
    expect(changesSeats(change({ capacity: 30 }))).toBe(true);
    expect(changesSeats(change({ reservationOpensAt: undefined }))).toBe(true);
    expect(changesSeats(change({ room: 'Hall 2' }))).toBe(false);
    expect(changesSeats({ before: undefined, after: image })).toBe(false);
  });
});

describe('A record of the stream', () => {
  const recordOf = (after: object | undefined): DynamoDBRecord => ({
    eventID: '1',
    dynamodb: { ...(after && { NewImage: marshall(after, { removeUndefinedValues: true }) as never }) },
  });

  it('is read with what is not there left out, and what others keep in the row left alone', () => {
    expect(sessionChangeOf(recordOf({ ...image, callUpShard: 'due#1', speakers: ['Ada'] }))).toEqual({ before: undefined, after: image });
  });

  it('of a row that is gone is nothing, and one that is no session is refused', () => {
    expect(sessionChangeOf(recordOf(undefined))).toBeUndefined();
    expect(() => sessionChangeOf(recordOf({ ...image, state: 'SOLD' }))).toThrow();
  });
});
