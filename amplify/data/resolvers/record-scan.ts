import { type Context, runtime, util } from '@aws-appsync/utils';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { badgeGuestOf, resultOf } from './check-in-result.ts';
import { CONDITION_FAILED, checkInId, type Finding, type Scan } from './scan.ts';

/** Fourth step of checkIn and checkInByHand: every scan leaves its row, admitted or not, once. */
export const request = (ctx: Context) => {
  if (ctx.stash.answer) runtime.earlyReturn(ctx.stash.answer);
  const scan: Scan = ctx.stash.scan;
  const row = rowOf(scan, ctx.stash.finding, ctx.stash.shards);
  ctx.stash.row = row;
  const { id, ...attributes } = row;
  return {
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: { expression: 'attribute_not_exists(id)' },
  };
};

export const response = (ctx: Context) => {
  if (!ctx.error) return resultOf(ctx.stash.row);
  // The same scan came twice at once and the other was written first: its answer counts, and the next step reads it.
  if (ctx.error.type !== CONDITION_FAILED) util.error(ctx.error.message, ctx.error.type);
  ctx.stash.isRepeated = true;
  return null;
};

const rowOf = (scan: Scan, finding: Finding, shards: number): Record<string, unknown> => {
  const guest = finding.guest;
  const row: Record<string, unknown> = {
    ...scan,
    __typename: 'CheckIn',
    id: checkInId(scan.eventId, scan.scanId),
    // The clock spreads scans over the shards of the index: AppSync has no hash.
    eventShard: `${scan.eventId}#${util.time.nowEpochMilliSeconds() % indexShards(shards)}`,
    outcome: finding.outcome,
    createdAt: scan.receivedAt,
    updatedAt: scan.receivedAt,
  };
  if (finding.reason) row.reason = finding.reason;
  if (!guest) return row;
  row.guestId = guest.id;
  row.guest = badgeGuestOf(guest);
  row.guestName = `${guest.givenName} ${guest.familyName}`;
  if (guest.company) row.guestCompany = guest.company;
  if (finding.outcome !== 'DUPLICATE' || !guest.checkedInAt) return row;
  row.firstCheckedInAt = guest.checkedInAt;
  row.firstGate = guest.checkedInGate;
  row.firstDeviceId = guest.checkedInBy;
  return row;
};
