import { describe, expect, it } from 'vitest';
import { answerWords, overrulableGuest, shownWords } from '../../../components/staff/door/door-words.ts';
import { ENTRANCE_WORDS, opensAtHint, SESSION_WORDS } from '../../../components/kiosk/kiosk-words.ts';
import type { DoorAnswer } from '../../../lib/domain/door-state.ts';

const guest = { guestId: 'G1', givenName: 'Ada', familyName: 'Lovelace' };

const answer = (fields: Partial<DoorAnswer> = {}): DoorAnswer => ({
  eventId: 'EVENTAAA',
  sessionId: 'S1',
  scanId: 'scan-1',
  outcome: 'ADMITTED',
  direction: 'ENTRY',
  gate: 'Left door',
  isWalkIn: false,
  scannedAt: '2027-03-01T12:00:00Z',
  receivedAt: '2027-03-01T12:00:00Z',
  guest,
  room: { inside: 1, admitted: 1, walkIns: 0, version: 1 },
  ...fields,
});
const words = (fields: Partial<DoorAnswer>) => answerWords(answer(fields), 'Europe/Vienna');

const REASONS = [
  'UNKNOWN_TICKET',
  'WRONG_EVENT',
  'REVOKED',
  'CANCELLED',
  'WAITLISTED',
  'NOT_OPEN',
  'NOT_RESERVED',
  'NOT_CALLED',
  'EXPIRED',
  'FULL',
  'SESSION_CANCELLED',
  'SESSION_OVER',
] as const;

describe('The words of a scan', () => {
  it('say who comes in, who goes out, and who had no reservation', () => {
    expect(words({})).toEqual({ tone: 'good', title: 'Come in', text: 'Ada Lovelace', hint: undefined });
    expect(words({ isWalkIn: true })).toMatchObject({ tone: 'good', hint: 'Had no reservation.' });
    expect(words({ direction: 'EXIT' })).toMatchObject({ tone: 'good', title: 'Out', text: 'Ada Lovelace' });
  });

  it('are those of the first answer when a scan was repeated', () => {
    expect(words({ outcome: 'REPEATED', repeatedOutcome: 'ADMITTED' })).toMatchObject({ tone: 'good', title: 'Come in' });
    expect(words({ outcome: 'REPEATED', repeatedOutcome: 'DENIED', reason: 'FULL' })).toMatchObject({ tone: 'bad', title: 'Full' });
  });

  it('say when and where a guest came in before, in the event’s zone', () => {
    const { tone, hint } = words({ outcome: 'DUPLICATE', firstAdmittedAt: '2027-03-01T11:58:00Z', firstGate: 'Right door' });
    expect([tone, hint]).toEqual(['note', 'In since 12:58, Right door. Is it someone else? Ask for their own ticket.']);
    expect(words({ outcome: 'DUPLICATE', direction: 'EXIT' })).toMatchObject({ tone: 'note', title: 'Was not in' });
  });

  it.each(REASONS)('say for %s what it is and what to do', (reason) => {
    const { tone, title, hint } = words({ outcome: 'DENIED', reason });
    expect(tone).toBe('bad');
    expect(title.length).toBeLessThanOrEqual(16);
    expect(hint).toMatch(/\.$/);
    for (const { refusals } of [ENTRANCE_WORDS, SESSION_WORDS]) expect(refusals[reason].hint).toMatch(/[.?]$/);
  });

  it('say from when a guest may come, where that is known', () => {
    const opensAt = '2027-03-01T12:30:00Z';
    expect(words({ outcome: 'DENIED', reason: 'NOT_CALLED', opensAt }).hint).toBe('Has a seat. Guests are called from 13:30.');
    expect(words({ outcome: 'DENIED', reason: 'NOT_OPEN', opensAt }).hint).toBe('The door opens at 13:30.');
    expect(opensAtHint('NOT_OPEN', '13:30')).toBe('Please come back at 13:30.');
    expect(opensAtHint('NOT_CALLED', '13:30')).toMatch(/^Guests are called from 13:30 on/);
  });

  it('tell a scan that is kept from one that failed', () => {
    expect(shownWords({ tag: 'ready' }, 'UTC')).toBeUndefined();
    expect(shownWords({ tag: 'kept', scanId: 'x', until: 0 }, 'UTC')).toMatchObject({ tone: 'off', title: 'No network' });
    expect(shownWords({ tag: 'failed', code: 'FORBIDDEN', until: 0 }, 'UTC')).toMatchObject({
      tone: 'bad',
      hint: 'Your account may not do this.',
    });
  });
});

describe('Staff may overrule', () => {
  it.each(REASONS)('%s, or not', (reason) => {
    const mayBe = ['WAITLISTED', 'NOT_OPEN', 'NOT_RESERVED', 'NOT_CALLED', 'EXPIRED'].includes(reason);
    const found = overrulableGuest(answer({ outcome: 'DENIED', reason }));
    expect(found).toEqual(mayBe ? { guestId: 'G1', name: 'Ada Lovelace' } : undefined);
  });

  it('nothing about a guest whom nobody knows, an exit, or who is in', () => {
    expect(overrulableGuest(answer({ outcome: 'DENIED', reason: 'NOT_CALLED', guest: null }))).toBeUndefined();
    expect(overrulableGuest(answer({ outcome: 'DENIED', reason: 'NOT_CALLED', direction: 'EXIT' }))).toBeUndefined();
    expect(overrulableGuest(answer({ outcome: 'DUPLICATE' }))).toBeUndefined();
  });
});
