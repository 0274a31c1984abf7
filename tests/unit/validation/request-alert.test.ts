import { describe, expect, it } from 'vitest';
import { requestAlertInput } from '../../../lib/validation/request-alert.ts';

const input = { eventId: 'ABCD2345', area: 'bar', channel: 'SMS', phone: ' 00351 912 345 678 ' };

describe('The input of an alert', () => {
  it('has a number in one form, however it was typed', () => {
    expect(requestAlertInput.parse(input)).toEqual({ ...input, phone: '+351912345678' });
    expect(requestAlertInput.parse({ ...input, channel: 'EMAIL', phone: null })).toMatchObject({ channel: 'EMAIL', phone: undefined });
  });

  it.each([
    ['phone', { phone: '' }],
    ['phone', { phone: 'ada@usher.example' }],
    ['phone', { channel: 'EMAIL' }],
    ['area', { area: '' }],
    ['area', { area: 'x'.repeat(100_000) }],
    ['channel', { channel: 'FAX' }],
    ['eventId', { eventId: 'event' }],
  ])('is refused at %s for %o', (path, changes) => {
    const issues = requestAlertInput.safeParse({ ...input, ...changes }).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
