import { describe, expect, it } from 'vitest';
import { usageOfActivity } from '../../capacity/price/event-usage.ts';
import { ASSUMED, watchersOf } from '../../capacity/price/mix.ts';
import { dollarsFor } from '../../capacity/price/prices.ts';
import { anActivity } from './measured-units.ts';

describe('prices', () => {
  it('are those of the unit that AWS sells', () => {
    expect(dollarsFor('graphqlOperation', 250_000)).toBeCloseTo(1, 10);
    expect(dollarsFor('writeUnit', 1_600_000)).toBeCloseTo(1, 10);
    expect(dollarsFor('email', 5 * 100_000)).toBeCloseTo(50, 10);
    expect(dollarsFor('connectionMinute', 120 * 100_000)).toBeCloseTo(0.96, 10);
    expect(dollarsFor('gigabyteSecond', 75_000)).toBeCloseTo(1.000005, 6);
    expect(dollarsFor('cognitoLite', 100_000)).toBeCloseTo(550, 10);
  });
});

describe('what an activity uses', () => {
  it('adds up its tables, functions and operations', () => {
    const usage = usageOfActivity(
      anActivity({
        operations: { checkIn: { count: 1, bytes: 600, milliseconds: 9 } },
        tables: { Guest: { readUnits: 0, writeUnits: 2, calls: 1 }, 'CheckIn/byReceivedAt': { readUnits: 1, writeUnits: 1, calls: 1 } },
        functions: { registration: { count: 2, milliseconds: 100, gigabyteSeconds: 0.05, logBytes: 300 } },
      }),
      100,
    );
    expect(usage).toMatchObject({ operations: 1, writeUnits: 3, readUnits: 1, invocations: 2, gigabyteSeconds: 0.05 });
    expect(usage.logBytes).toBe(300 + 2 * ASSUMED.platformLogBytes);
  });

  it('multiplies what staff hear by the screens that listen, and counts every opening once', () => {
    const units = anActivity({
      connects: 1,
      subscriptions: {
        onMyGuestRequest: { opened: 1, messages: 2, messageUnits: 2 },
        onGuestRequest: { opened: 0, messages: 1, messageUnits: 1 },
      },
    });
    expect(usageOfActivity(units, 100_000).messages).toBe(1 + 1 + 2 + 7);
    expect(usageOfActivity(units, 100).messages).toBe(1 + 1 + 2 + 4);
  });

  it('pays for what SES tells the topic of each e-mail', () => {
    const delivery = { count: 2, milliseconds: 10, gigabyteSeconds: 0.01, logBytes: 0 };
    expect(usageOfActivity(anActivity({ publications: 1, functions: { 'record-delivery': delivery } }), 100).publications).toBe(3);
  });
});

describe('who listens', () => {
  it('is a few walls for arrivals, and the boards of its area for a request, however large the event', () => {
    expect(watchersOf('onCheckIn', 100)).toBe(2);
    expect(watchersOf('onCheckIn', 100_000)).toBe(12);
    expect(watchersOf('onGuestRequest', 10_000)).toBe(7);
    expect(watchersOf('onGuestRequest', 100_000)).toBe(7);
    expect(watchersOf('onMySessionNews', 100_000)).toBe(1);
  });
});
