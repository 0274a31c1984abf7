import { seatKey, seatQuota, type SeatCounter } from '../../../lib/domain/capacity.ts';
import { type EventRow, getRows, tables } from '../runtime/rows.ts';

type SeatRow = { pk: string; used?: number; quota?: number; quotaVersion?: number };

/** Has this counter a free seat? Its own quota counts once the capacity was changed, before that its share of the capacity. */
const HAS_FREE_SEAT =
  '(attribute_exists(quota) AND (attribute_not_exists(used) OR used < quota)) OR ' +
  '(attribute_not_exists(quota) AND (attribute_not_exists(used) OR used < :share))';

/** As above, and true also when all seats are taken: false only while more are taken than there are. */
const IS_NOT_OVERFULL = '(attribute_exists(quota) AND used <= quota) OR (attribute_not_exists(quota) AND used <= :share)';

const counter = (event: EventRow, shard: number) => ({
  TableName: tables.seat,
  Key: { pk: seatKey(event.id, shard) },
});

const share = (event: EventRow, shard: number) => ({ ':share': seatQuota(event.capacity, event.shards, shard) });

/** Takes one seat from a counter, as an item of a transaction. Cannot oversell: the quotas add up to the capacity. */
export const claimSeat = (event: EventRow, shard: number) => ({
  Update: {
    ...counter(event, shard),
    UpdateExpression: 'ADD used :one',
    ConditionExpression: HAS_FREE_SEAT,
    ExpressionAttributeValues: { ':one': 1, ...share(event, shard) },
  },
});

/** Gives one seat back. */
export const releaseSeat = (event: EventRow, shard: number) => ({
  Update: {
    ...counter(event, shard),
    UpdateExpression: 'ADD used :minusOne',
    ConditionExpression: 'used >= :one',
    ExpressionAttributeValues: { ':minusOne': -1, ':one': 1 },
  },
});

/** Lets a seat pass from one guest to the next only while the event is not over-full, which a lowered capacity can make it. */
export const seatMayPassOn = (event: EventRow, shard: number) => ({
  ConditionCheck: {
    ...counter(event, shard),
    ConditionExpression: IS_NOT_OVERFULL,
    ExpressionAttributeValues: share(event, shard),
  },
});

/** All counters of an event as they stand; those never written count as unused. */
export const readCounters = async (event: EventRow): Promise<(SeatCounter & { quotaVersion?: number | undefined })[]> => {
  const shards = Array.from({ length: event.shards }, (_, shard) => shard);
  const rows = await getRows<SeatRow>(
    tables.seat,
    shards.map((shard) => ({ pk: seatKey(event.id, shard) })),
  );
  const byKey = new Map(rows.map((row) => [row.pk, row]));
  return shards.map((shard) => {
    const row = byKey.get(seatKey(event.id, shard));
    return { shard, used: row?.used ?? 0, quota: row?.quota, quotaVersion: row?.quotaVersion };
  });
};
