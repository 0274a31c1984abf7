import { describe, expect, it } from 'vitest';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import type { RequestRow } from '../../../amplify/functions/guest-requests/request-rows.ts';
import { checkFate } from '../../simulation/checks/check-notices.ts';
import { movesOf } from '../../simulation/checks/check-requests.ts';
import { checkStock } from '../../simulation/checks/check-stock.ts';
import { FaultPlan } from '../../simulation/fault-plan.ts';
import { Findings } from '../../simulation/findings.ts';
import { seeded } from '../../simulation/seeded.ts';
import type { Stored } from '../../simulation/stored.ts';
import type { World } from '../../simulation/world.ts';

const steps = (...names: string[]): RequestRow => ({ history: names.map((step) => ({ step })) }) as unknown as RequestRow;

const world = { guests: [{ guestId: 'ada' }], items: [{ id: 'shirt', name: 'Shirt', stock: 5, limitPerGuest: 1 }] } as unknown as World;

/** One request for a shirt, and what the tables say beside it. */
const stored = ({ stock, taken, state = 'OPEN' }: { stock: number; taken: number; state?: string }): Stored =>
  ({
    requests: [{ id: 'r', guestId: 'ada', state, lines: [{ itemId: 'shirt', quantity: 1 }] }],
    items: [{ id: 'shirt', stock }],
    entitlements: [
      { guestId: 'ada', itemId: 'shirt', taken },
      { guestId: 'ada', itemId: '#open', made: 1, ids: new Set(['r']) },
    ],
    notices: [],
  }) as unknown as Stored;

const wrongStock = (rows: Stored): readonly string[] => {
  const findings = new Findings();
  checkStock(world, rows, findings);
  return findings.wrong;
};

const wrongFate = (row: Partial<NoticeRow>, times: number): readonly string[] => {
  const findings = new Findings();
  checkFate({ id: 'n', attempts: 1, ...row } as NoticeRow, times, findings);
  return findings.wrong;
};

describe('The recount after a rush', () => {
  it('accepts what adds up, and finds a unit too many, a unit too few and an entitlement that was not given back', () => {
    expect(wrongStock(stored({ stock: 4, taken: 1 }))).toEqual([]);
    expect(wrongStock(stored({ stock: 5, taken: 1 }))).toHaveLength(1);
    expect(wrongStock(stored({ stock: 3, taken: 1 }))).toHaveLength(1);
    expect(wrongStock(stored({ stock: 5, taken: 1, state: 'CANCELLED' }))).toHaveLength(1);
    expect(wrongStock(stored({ stock: 4, taken: 0 }))).toHaveLength(1);
  });

  it('knows the ways of a request, and none that there are not', () => {
    expect(movesOf(steps('CREATED', 'CLAIMED', 'PAID', 'FULFILLED'))?.at(-1)?.after).toBe('FULFILLED');
    expect(movesOf(steps('CREATED', 'CLAIMED', 'CLAIMED'))).toBeUndefined();
    expect(movesOf(steps('CREATED', 'FULFILLED'))).toBeUndefined();
    expect(movesOf(steps('CREATED', 'CANCELLED', 'PAID'))).toBeUndefined();
  });

  it('finds a text message that left twice, one that is SENT and was not, and one that FAILED and was', () => {
    expect(wrongFate({ channel: 'SMS', state: 'SENT' }, 1)).toEqual([]);
    expect(wrongFate({ channel: 'SMS', state: 'SENT' }, 2)).toHaveLength(1);
    expect(wrongFate({ channel: 'SMS', state: 'SENT' }, 0)).toHaveLength(1);
    expect(wrongFate({ channel: 'SMS', state: 'FAILED' }, 1)).toHaveLength(1);
    expect(wrongFate({ channel: 'EMAIL', state: 'UNKNOWN', attempts: 2, outcomeShard: 'e#UNKNOWN#0' }, 2)).toEqual([]);
    expect(wrongFate({ channel: 'EMAIL', state: 'SENT' }, 2)).toHaveLength(1);
    expect(wrongFate({ channel: 'SMS', state: 'UNKNOWN' }, 1)).toHaveLength(1);
  });
});

it('lets every place fail in each way, and plans the same for the same seed', () => {
  const kindsOf = (seed: number): (string | undefined)[] => {
    const plan = new FaultPlan(seeded(seed), 0.05);
    plan.isOn = true;
    return Array.from({ length: 200 }, () => plan.next('a place', ['REFUSED', 'LOST', 'DIED_AFTER']));
  };
  expect(new Set(kindsOf(1))).toEqual(new Set([undefined, 'REFUSED', 'LOST', 'DIED_AFTER']));
  expect(kindsOf(1)).toEqual(kindsOf(1));
  expect(kindsOf(1)).not.toEqual(kindsOf(2));
});
