import { findRequest } from '../guest-requests/request-rows.ts';
import { isOvertakenByRequest } from '../notices/overtaken.ts';
import { planNotices } from '../notices/plan-notices.ts';
import type { RequestChange, RequestImage } from '../request-stream/request-change.ts';
import { logger } from '../runtime/logger.ts';
import type { LedgerAlerts } from './ledger-alerts.ts';
import { tellStaff } from './tell-staff.ts';

type AnnouncedKind = 'STAFF_ALERT' | 'REQUEST_CLAIMED' | 'REQUEST_FULFILLED' | 'REQUEST_DECLINED';

const KIND_BY_STATE: Partial<Record<RequestImage['state'], AnnouncedKind>> = {
  CLAIMED: 'REQUEST_CLAIMED',
  FULFILLED: 'REQUEST_FULFILLED',
  DECLINED: 'REQUEST_DECLINED',
};

/** What a change is news of; undefined when nobody need hear of it. A fulfilment that is taken back is no claim. */
export const newsOf = ({ before, after }: Pick<RequestChange, 'before' | 'after'>): AnnouncedKind | undefined => {
  if (!after || before?.state === after.state) return undefined;
  if (!before) return after.state === 'OPEN' ? 'STAFF_ALERT' : undefined;
  return before.state === 'FULFILLED' ? undefined : KIND_BY_STATE[after.state];
};

/** Tells staff of a new request, and its guest of what staff do with it. What the request has overtaken is not told. */
export const announceChange = async (change: RequestChange, alerts: LedgerAlerts): Promise<void> => {
  const kind = newsOf(change);
  const request = change.after;
  if (!kind || !request) return;
  if (isOvertakenByRequest(kind, request, await findRequest(request.id))) {
    logger.info('Overtaken', { request: request.id, kind });
    return;
  }
  if (kind === 'STAFF_ALERT') await tellStaff(request, alerts);
  else await planNotices([{ kind, eventId: request.eventId, guestId: request.guestId, request }]);
};
