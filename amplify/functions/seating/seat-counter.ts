import { seatKey, seatQuota, type SeatCounter, type SeatPool } from '../../../lib/domain/capacity.ts';
import { getRows, tables } from '../runtime/rows.ts';

type SeatRow = { pk: string; used?: number; quota?: number; quotaVersion?: number };

/** Has this counter a free seat? Its own quota counts once the capacity was changed, before that its share of the capacity. */
const HAS_FREE_SEAT =
  '(attribute_exists(quota) AND (attribute_not_exists(used) OR used < quota)) OR ' +
  '(attribute_not_exists(quota) AND (attribute_not_exists(used) OR used < :share))';

/** As above, and true also when all seats are taken: false only while more are taken than there are. */
const IS_NOT_OVERFULL = '(attribute_exists(quota) AND used <= quota) OR (attribute_not_exists(quota) AND used <= :share)';

const counter = (pool: SeatPool, shard: number) => ({
  TableName: tables.seat,
  Key: { pk: seatKey(pool.counterId, shard) },
});

const share = (pool: SeatPool, shard: number) => ({ ':share': seatQuota(pool.capacity, pool.shards, shard) });

/** Takes one seat from a counter, as an item of a transaction. Cannot oversell: the quotas add up to the capacity. */
export const claimSeat = (pool: SeatPool, shard: number) => ({
  Update: {
    ...counter(pool, shard),
    UpdateExpression: 'ADD used :one',
    ConditionExpression: HAS_FREE_SEAT,
    ExpressionAttributeValues: { ':one': 1, ...share(pool, shard) },
  },
});

/** Gives one seat back. */
export const releaseSeat = (pool: SeatPool, shard: number) => releaseSeats(pool, shard, 1);

/** Gives seats of one counter back together: a transaction takes one item of each row. */
export const releaseSeats = (pool: SeatPool, shard: number, count: number) => ({
  Update: {
    ...counter(pool, shard),
    UpdateExpression: 'ADD used :freed',
    ConditionExpression: 'used >= :count',
    ExpressionAttributeValues: { ':freed': -count, ':count': count },
  },
});

/** Lets a seat pass from one guest to the next only while the pool is not over-full, which a lowered capacity can make it. */
export const seatMayPassOn = (pool: SeatPool, shard: number) => ({
  ConditionCheck: {
    ...counter(pool, shard),
    ConditionExpression: IS_NOT_OVERFULL,
    ExpressionAttributeValues: share(pool, shard),
  },
});

/** All counters of a pool as they stand; those never written count as unused. */
export const readCounters = async (pool: SeatPool): Promise<(SeatCounter & { quotaVersion?: number | undefined })[]> => {
  const shards = Array.from({ length: pool.shards }, (_, shard) => shard);
  const rows = await getRows<SeatRow>(
    tables.seat,
    shards.map((shard) => ({ pk: seatKey(pool.counterId, shard) })),
  );
  const byKey = new Map(rows.map((row) => [row.pk, row]));
  return shards.map((shard) => {
    const row = byKey.get(seatKey(pool.counterId, shard));
    return { shard, used: row?.used ?? 0, quota: row?.quota, quotaVersion: row?.quotaVersion };
  });
};
