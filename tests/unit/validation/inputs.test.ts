import { describe, expect, it } from 'vitest';
import { eventIdInput, gateInput, guestSearchInput, reasonInput } from '../../../lib/validation/check-in.ts';
import { assignmentInput } from '../../../lib/validation/staff-assignment.ts';

describe('Inputs of the gate', () => {
  it.each([
    ['an event id', eventIdInput, 'ABCD2345', true],
    ['an event id in lower case', eventIdInput, 'abcd2345', false],
    ['an event id that reaches into another key', eventIdInput, 'ABCD234#', false],
    ['a gate', gateInput, ' North 1 ', true],
    ['a gate of blanks', gateInput, '   ', false],
    ['a gate that is too long', gateInput, 'x'.repeat(61), false],
    ['a reason', reasonInput, 'Wrong person', true],
    ['no reason', reasonInput, '', false],
    ['a search', guestSearchInput, 'lo', true],
    ['a search of one letter', guestSearchInput, ' l ', false],
  ])('%s is told from what is none', (_what, schema, value, isValid) => expect(schema.safeParse(value).success).toBe(isValid));
});

describe('An assignment', () => {
  it('keeps the address normalised', () => {
    const assignment = { eventId: 'ABCD2345', email: ' Staff@USHER.example ', role: 'STAFF' };
    expect(assignmentInput.parse(assignment)).toEqual({ ...assignment, email: 'staff@usher.example' });
  });

  it.each([{ email: 'staff' }, { email: '' }, { role: 'OWNER' }, { eventId: '' }])('with %o is refused', (change) => {
    expect(assignmentInput.safeParse({ eventId: 'ABCD2345', email: 'a@b.example', role: 'KIOSK', ...change }).success).toBe(false);
  });
});
