import { describe, expect, it } from 'vitest';
import { ENTRY_GRACE_MS, isGateOpen, ticketDenial, verdictOn } from '../../../lib/domain/check-in.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { signTicket } from '../../../lib/domain/ticket.ts';

const eventId = 'ABCD2345';
const guestId = guestIdOf(eventId, 'ada@usher.example');
const ticketOf = (revision: number, seed = 7) => signTicket({ eventId, guestId, revision }, new Uint8Array(32).fill(seed));
const guest = { eventId, state: 'REGISTERED', ticket: ticketOf(2), ticketRevision: 2 };
const inside = { ...guest, checkedInAt: '2027-01-01T09:00:00Z', checkedInScanId: 'first-scan' };
const outside = { ...inside, checkedOutAt: '2027-01-01T10:00:00Z', checkedOutScanId: 'exit-scan' };
const entry = { eventId, ticket: ticketOf(2), scanId: 'this-scan', direction: 'ENTRY' as const };
const exit = { ...entry, direction: 'EXIT' as const };

describe('The verdict on an entry', () => {
  it.each([
    { case: 'a valid ticket', guest, scan: entry, verdict: { outcome: 'ADMITTED' } },
    { case: 'nobody', guest: undefined, scan: entry, verdict: { outcome: 'DENIED', reason: 'UNKNOWN_TICKET' } },
    {
      case: 'a guest of another event',
      guest: { ...guest, eventId: 'AAAAAAAA' },
      scan: entry,
      verdict: { outcome: 'DENIED', reason: 'UNKNOWN_TICKET' },
    },
    { case: 'someone inside', guest: inside, scan: entry, verdict: { outcome: 'DUPLICATE' } },
    {
      case: 'someone whom this very scan admitted',
      guest: inside,
      scan: { ...entry, scanId: 'first-scan' },
      verdict: { outcome: 'ADMITTED' },
    },
    { case: 'someone who went out', guest: outside, scan: entry, verdict: { outcome: 'ADMITTED' } },
    { case: 'an older revision', guest, scan: { ...entry, ticket: ticketOf(1) }, verdict: { outcome: 'DENIED', reason: 'REVOKED' } },
    {
      case: 'a revision never issued',
      guest,
      scan: { ...entry, ticket: ticketOf(3) },
      verdict: { outcome: 'DENIED', reason: 'UNKNOWN_TICKET' },
    },
    {
      case: 'a forged signature',
      guest,
      scan: { ...entry, ticket: ticketOf(2, 8) },
      verdict: { outcome: 'DENIED', reason: 'UNKNOWN_TICKET' },
    },
    {
      case: 'text that is no ticket',
      guest,
      scan: { ...entry, ticket: 'hello' },
      verdict: { outcome: 'DENIED', reason: 'UNKNOWN_TICKET' },
    },
    {
      case: 'someone who cancelled',
      guest: { ...guest, state: 'CANCELLED', ticket: undefined },
      scan: entry,
      verdict: { outcome: 'DENIED', reason: 'CANCELLED' },
    },
    {
      case: 'someone who waits and had a ticket before',
      guest: { ...guest, state: 'WAITLISTED', ticket: undefined },
      scan: entry,
      verdict: { outcome: 'DENIED', reason: 'WAITLISTED' },
    },
    { case: 'a guest found by hand', guest, scan: { ...entry, ticket: undefined }, verdict: { outcome: 'ADMITTED' } },
    {
      case: 'a guest found by hand, inside already',
      guest: inside,
      scan: { ...entry, ticket: undefined },
      verdict: { outcome: 'DUPLICATE' },
    },
  ])('by $case is $verdict', ({ guest: stored, scan, verdict }) => expect(verdictOn(stored, scan)).toEqual(verdict));

  it('compares revisions as numbers', () => {
    const tenth = { ...guest, ticket: ticketOf(10), ticketRevision: 10 };
    expect(verdictOn(tenth, { ...entry, ticket: ticketOf(9) })).toEqual({ outcome: 'DENIED', reason: 'REVOKED' });
    expect(verdictOn(tenth, { ...entry, ticket: ticketOf(11) })).toEqual({ outcome: 'DENIED', reason: 'UNKNOWN_TICKET' });
  });
});

describe('The verdict on an exit', () => {
  it.each([
    { case: 'someone inside', guest: inside, scanId: 'x', outcome: 'ADMITTED' },
    { case: 'someone who never came', guest, scanId: 'x', outcome: 'DUPLICATE' },
    { case: 'someone who went out before', guest: outside, scanId: 'x', outcome: 'DUPLICATE' },
    { case: 'someone whom this very scan let out', guest: outside, scanId: 'exit-scan', outcome: 'ADMITTED' },
  ])('by $case is $outcome', ({ guest: stored, scanId, outcome }) => expect(verdictOn(stored, { ...exit, scanId })).toEqual({ outcome }));
});

describe('A ticket as text', () => {
  it('of another event is told by its event', () => {
    expect(ticketDenial(ticketOf(1), eventId)).toBeUndefined();
    expect(ticketDenial(ticketOf(1), 'AAAAAAAA')).toBe('WRONG_EVENT');
    expect(ticketDenial('https://usher.example', eventId)).toBe('UNKNOWN_TICKET');
  });
});

describe('A gate', () => {
  const event = { state: 'PUBLISHED', checkInOpensAtMs: 1_000, endsAtMs: 2_000 };

  it.each([
    ['before the doors open', event, 'ENTRY' as const, 999, false],
    ['when the doors open', event, 'ENTRY' as const, 1_000, true],
    ['when the event runs late', event, 'ENTRY' as const, 2_000 + ENTRY_GRACE_MS - 1, true],
    ['long after the event', event, 'ENTRY' as const, 2_000 + ENTRY_GRACE_MS, false],
    ['of a draft', { ...event, state: 'DRAFT' }, 'ENTRY' as const, 1_500, false],
    ['for those who leave, at any time', event, 'EXIT' as const, 9_999_999_999, true],
  ])('%s is open: see the last column', (_when, at, direction, now, isOpen) => expect(isGateOpen(at, direction, now)).toBe(isOpen));
});
