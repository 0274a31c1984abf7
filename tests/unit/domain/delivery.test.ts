import { describe, expect, it } from 'vitest';
import { canBeResent, type DeliveryState, RESEND_PAUSE_MS, saysMore } from '../../../lib/domain/delivery.ts';
import { NOTICE_STATES } from '../../../lib/domain/notification.ts';

const NOW = new Date('2027-06-12T12:00:00.000Z');
const DELIVERIES: DeliveryState[] = ['DELIVERED', 'BOUNCED', 'COMPLAINED', 'REJECTED', 'OPTED_OUT', 'UNDELIVERED'];
const failed = { channel: 'SMS', state: 'FAILED', useBefore: '2027-06-12T12:00:01.000Z' } as const;

describe('what an organizer may have sent anew', () => {
  it('is what failed, has an unknown fate, or did not arrive', () => {
    expect(NOTICE_STATES.filter((state) => canBeResent({ ...failed, state }, NOW))).toEqual(['FAILED', 'UNKNOWN']);
    const sent = { ...failed, state: 'SENT' } as const;
    expect(DELIVERIES.filter((delivery) => canBeResent({ ...sent, delivery }, NOW))).toEqual(['UNDELIVERED']);
    expect(DELIVERIES.filter((delivery) => canBeResent({ ...failed, delivery }, NOW))).toEqual(['UNDELIVERED']);
  });

  it('is an e-mail or a text', () => {
    const channels = ['IN_APP', 'EMAIL', 'SMS', 'STAFF_TOPIC'] as const;
    expect(channels.filter((channel) => canBeResent({ ...failed, channel }, NOW))).toEqual(['EMAIL', 'SMS']);
  });

  it('is of use still, to the millisecond', () => {
    expect(canBeResent({ ...failed, useBefore: '2027-06-12T12:00:00.001Z' }, NOW)).toBe(true);
    expect(canBeResent({ ...failed, useBefore: NOW.toISOString() }, NOW)).toBe(false);
  });

  it('was not sent anew a moment ago', () => {
    const ago = (ms: number) => new Date(NOW.getTime() - ms).toISOString();
    expect(canBeResent({ ...failed, resentAt: ago(RESEND_PAUSE_MS - 1) }, NOW)).toBe(false);
    expect(canBeResent({ ...failed, resentAt: ago(RESEND_PAUSE_MS) }, NOW)).toBe(true);
  });
});

describe('what a provider tells of a delivery', () => {
  it('counts by how much it says: a complaint stays, whatever comes late', () => {
    expect(DELIVERIES.filter((news) => saysMore(news, 'COMPLAINED'))).toEqual([]);
    expect(DELIVERIES.filter((news) => saysMore(news, 'BOUNCED'))).toEqual(['COMPLAINED']);
    expect(DELIVERIES.filter((news) => saysMore(news, 'DELIVERED'))).toEqual(['BOUNCED', 'COMPLAINED', 'REJECTED', 'OPTED_OUT']);
    expect(DELIVERIES.filter((news) => saysMore(news, 'UNDELIVERED'))).not.toContain('UNDELIVERED');
    expect(DELIVERIES.every((news) => saysMore(news, undefined))).toBe(true);
  });
});
