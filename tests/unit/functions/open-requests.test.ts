import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takePlace } from '../../../amplify/functions/guest-requests/open-requests.ts';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';

beforeEach(() => vi.stubEnv('ENTITLEMENT_TABLE', 'Entitlements'));
afterEach(() => vi.unstubAllEnvs());

describe('A guest’s places for requests', () => {
  it('are taken only while one is free, though it was free when they were read', async () => {
    const { Update } = await takePlace('GUEST', 'NEW', { ids: new Set(['OLD']), made: 7 });
    expect(Update).toMatchObject({
      Key: { guestId: 'GUEST', itemId: '#open' },
      UpdateExpression: 'ADD made :one, ids :id',
      ExpressionAttributeValues: { ':id': new Set(['NEW']), ':most': REQUEST_LIMITS.activePerGuest, ':total': REQUEST_LIMITS.perGuest },
    });
    expect(Update.ConditionExpression).toContain('size(ids) < :most');
  });

  it('end with the last request that one guest may make at an event', async () => {
    const { Update } = await takePlace('GUEST', 'NEW', { ids: undefined, made: REQUEST_LIMITS.perGuest - 1 });
    expect(Update.ConditionExpression).toContain('made < :total');
    await expect(takePlace('GUEST', 'NEW', { ids: undefined, made: REQUEST_LIMITS.perGuest })).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
    });
  });
});
