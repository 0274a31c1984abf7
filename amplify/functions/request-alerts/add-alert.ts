import { AppError } from '../../../lib/domain/app-error.ts';
import { ALERT_LIMITS } from '../../../lib/domain/staff-alert.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { type AlertRow, findAlert, type ServedBy } from './alert-row.ts';
import { findEndpoint, joinEndpoint, openEndpoint, takePlace } from './endpoint-row.ts';
import { countAlert } from './person-counter.ts';

const MAX_ROUNDS = 8;

/** Positions in the transaction below. */
const [ALERT, PERSON, ENDPOINT, PLACE] = [0, 1, 2, 3];

type NewAlert = Omit<AlertRow, 'servedBy' | 'state'>;

const withPath = (alert: NewAlert, servedBy: ServedBy): AlertRow => ({
  ...alert,
  servedBy,
  // A phone number need not confirm, and the address of an account is verified.
  state: servedBy === 'TOPIC' && alert.channel === 'EMAIL' ? 'PENDING' : 'ACTIVE',
});

/**
 * Writes an alert, its part in its endpoint and, with the first of an endpoint, one of the topic's subscriptions: all or
 * nothing. An address for which the topic has no room is served through the ledger, and stays with it. The same alert a
 * second time is the first. AppError ALERTS_FULL when the person has as many as one may have, or there is no room.
 */
export const addAlert = async (alert: NewAlert): Promise<AlertRow> => {
  let hasRoom = true;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const endpoint = await findEndpoint(alert.endpointKey);
    if ((endpoint?.alerts?.size ?? 0) >= ALERT_LIMITS.perEndpoint) throw full('The endpoint has as many alerts as it may have.');
    const row = withPath(alert, endpoint?.servedBy ?? (hasRoom ? 'TOPIC' : 'LEDGER'));
    const failed = await transact([
      { Put: { TableName: tables.requestAlert, Item: row, ConditionExpression: 'attribute_not_exists(id)' } },
      countAlert(row.sub),
      endpoint ? joinEndpoint(row) : openEndpoint(row),
      ...(!endpoint && row.servedBy === 'TOPIC' ? [takePlace(row.channel)] : []),
    ]);
    if (failed.size === 0) return row;
    if (failed.has(ALERT)) {
      const first = await findAlert(row.id);
      if (first) return first;
    } else if (failed.has(PERSON)) {
      throw full('The person has as many alerts as one may have.');
    } else if (failed.has(PLACE) && !failed.has(ENDPOINT)) {
      if (row.channel === 'SMS') throw full('The topic has as many subscriptions as it may have.');
      hasRoom = false;
    }
  }
  throw new AppError('CONFLICT', 'The alerts of one endpoint keep changing.');
};

const full = (message: string): AppError => new AppError('ALERTS_FULL', message);
