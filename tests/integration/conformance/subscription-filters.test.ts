import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend } from './setup/backend.ts';
import { type Subscriber, subscribeTo } from './setup/subscriber.ts';

type Alert = { id: string; area: string; severity: number; labels?: (string | null)[] | null; hall?: string };

describe('a custom subscription', async () => {
  const { client, newUser } = await connectToBackend();
  const { onAlertIn, onAlertMatching } = client.subscriptions;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });
  const publish = (alert: Omit<Alert, 'id'>) =>
    as(ada, async () => {
      const { errors } = await client.mutations.publishAlert({ id: randomUUID(), ...alert });
      expect(errors).toBeUndefined();
    });
  const following = async <Item extends { severity: number } | null>(subscriber: Subscriber<Item>, count: number): Promise<number[]> => {
    const severities: number[] = [];
    while (severities.length < count) severities.push((await subscriber.next())?.severity ?? NaN);
    subscriber.stop();
    return severities;
  };
  const matching = (wanted: Record<string, unknown>) => as(ada, () => subscribeTo(onAlertMatching({ wanted: JSON.stringify(wanted) })));

  describe('without an enhanced filter', () => {
    it('brings what equals the arguments that were given', async () => {
      const area = randomUUID();
      const all = await as(ada, () => subscribeTo(onAlertIn({ area })));
      const severe = await as(ada, () => subscribeTo(onAlertIn({ area, severity: 9 })));
      await publish({ area: `${area}-other`, severity: 9 });
      await publish({ area, severity: 1 });
      await publish({ area, severity: 9 });
      expect(await following(all, 2)).toEqual([1, 9]);
      expect(await following(severe, 1)).toEqual([9]);
    });
  });

  describe('with an enhanced filter', () => {
    it.each<[string, (area: string) => Record<string, unknown>, number[]]>([
      ['eq', () => ({ severity: { eq: 5 } }), [5]],
      ['ne', () => ({ severity: { ne: 5 } }), [1, 9]],
      ['lt', () => ({ severity: { lt: 5 } }), [1]],
      ['le', () => ({ severity: { le: 5 } }), [1, 5]],
      ['gt', () => ({ severity: { gt: 5 } }), [9]],
      ['ge', () => ({ severity: { ge: 5 } }), [5, 9]],
      ['between, without its bounds', () => ({ severity: { between: [1, 9] } }), [5]],
      ['in', () => ({ severity: { in: [1, 9] } }), [1, 9]],
      ['notIn', () => ({ severity: { notIn: [1, 9] } }), [5]],
      ['beginsWith', (area) => ({ area: { beginsWith: area.slice(0, 20) } }), [1, 5, 9]],
      ['contains in a text', (area) => ({ area: { contains: area.slice(5, 30) } }), [1, 5, 9]],
      ['contains in a list', () => ({ labels: { contains: 'label-5' } }), [5]],
      ['notContains', () => ({ labels: { notContains: 'label-5' } }), [1, 9]],
      ['containsAny', () => ({ labels: { containsAny: ['label-1', 'label-9', 'none'] } }), [1, 9]],
      ['a nested field', () => ({ 'place.hall': { eq: 'hall-9' } }), [9]],
      ['or', () => ({ or: [{ severity: { eq: 1 } }, { 'place.hall': { eq: 'hall-9' } }] }), [1, 9]],
    ])('%s', async (_operator, wanted, expected) => {
      const area = randomUUID();
      const filter = wanted(area);
      const subscriber = await matching({ and: [{ area: { beginsWith: area } }, filter] });
      const end = await as(ada, () => subscribeTo(onAlertIn({ area })));
      for (const severity of [1, 5, 9]) await publish({ area, severity, labels: [`label-${severity}`], hall: `hall-${severity}` });
      expect(await following(end, 3)).toEqual([1, 5, 9]);
      expect(await following(subscriber, expected.length)).toEqual(expected);
    });

    it('no longer filters by its arguments', async () => {
      const area = randomUUID();
      const subscriber = await matching({ area: { eq: area } });
      await publish({ area, severity: 3 });
      expect(await following(subscriber, 1)).toEqual([3]);
    });

    it('beyond the limits of AppSync is refused with errorCode 400', async () => {
      await expect(matching({ severity: { in: [1, 2, 3, 4, 5, 6] } })).rejects.toThrow(
        'subscription exceeds maximum value limit 5 for operator `in`.',
      );
    });
  });
});
