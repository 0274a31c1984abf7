import type { NoticeKind } from '../../../lib/domain/notification.ts';
import type { GuestRequestRow, GuestRow } from '../runtime/rows.ts';
import type { RegistrationFacts, RequestFacts } from './notice-request.ts';

type Facts = RegistrationFacts | RequestFacts;

const GUEST_STATE = { REGISTERED: 'REGISTERED', PROMOTED: 'REGISTERED', WAITLISTED: 'WAITLISTED', REGISTRATION_CANCELLED: 'CANCELLED' };
const REQUEST_STATE = { REQUEST_CLAIMED: 'CLAIMED', REQUEST_FULFILLED: 'FULFILLED', REQUEST_DECLINED: 'DECLINED', STAFF_ALERT: 'OPEN' };

/** Whether the registration has moved on since: such news is not sent. */
export const isOvertakenByGuest = (
  kind: NoticeKind,
  facts: Facts,
  guest: Pick<GuestRow, 'state' | 'ticketRevision' | 'registeredAt'>,
): boolean => {
  if (!(kind in GUEST_STATE)) return false;
  const { registeredAt, revision } = facts as RegistrationFacts;
  const state = GUEST_STATE[kind as keyof typeof GUEST_STATE];
  return guest.state !== state || guest.ticketRevision !== revision || guest.registeredAt !== registeredAt;
};

/** Whether the request has moved on since, or somebody else brings it now. A request that is gone has moved on. */
export const isOvertakenByRequest = (
  kind: NoticeKind,
  facts: Facts,
  request: Pick<GuestRequestRow, 'state' | 'claimedByName'> | undefined,
): boolean => {
  if (!(kind in REQUEST_STATE)) return false;
  if (request?.state !== REQUEST_STATE[kind as keyof typeof REQUEST_STATE]) return true;
  return kind === 'REQUEST_CLAIMED' && request.claimedByName !== (facts as RequestFacts).claimedByName;
};
