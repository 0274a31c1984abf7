import type { NoticeKind } from '../../../lib/domain/notification.ts';
import type { GuestRequestRow, GuestRow, SessionReservationRow, SessionRow } from '../runtime/rows.ts';
import type { NoticeFacts, RegistrationFacts, RequestFacts, SessionFacts } from './notice-request.ts';

const GUEST_STATE = { REGISTERED: 'REGISTERED', PROMOTED: 'REGISTERED', WAITLISTED: 'WAITLISTED', REGISTRATION_CANCELLED: 'CANCELLED' };
const REQUEST_STATE = { REQUEST_CLAIMED: 'CLAIMED', REQUEST_FULFILLED: 'FULFILLED', REQUEST_DECLINED: 'DECLINED', STAFF_ALERT: 'OPEN' };
/** Whoever gets a seat after those of the absent were given away counts as called at once. */
const PLACE_STATES = { SESSION_CALLED: ['CALLED'], SESSION_SEAT_FREED: ['RESERVED', 'CALLED'], SESSION_SEAT_LOST: ['FORFEITED'] };

/** Whether the registration has moved on since: such news is not sent. */
export const isOvertakenByGuest = (
  kind: NoticeKind,
  facts: NoticeFacts,
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
  facts: NoticeFacts,
  request: Pick<GuestRequestRow, 'state' | 'claimedByName'> | undefined,
): boolean => {
  if (!(kind in REQUEST_STATE)) return false;
  if (request?.state !== REQUEST_STATE[kind as keyof typeof REQUEST_STATE]) return true;
  return kind === 'REQUEST_CLAIMED' && request.claimedByName !== (facts as RequestFacts).claimedByName;
};

type Place = Pick<SessionReservationRow, 'state' | 'version'> | undefined;

/** Whether the session or the guest's place in it has moved on since. A session that is gone has moved on. */
export const isOvertakenBySession = (
  kind: NoticeKind,
  facts: SessionFacts,
  { session, place }: { session: Pick<SessionRow, 'state' | 'revision'> | undefined; place: Place },
): boolean => {
  if (!session || session.revision !== facts.revision) return true;
  if (kind === 'SESSION_CANCELLED') return session.state !== 'CANCELLED';
  if (session.state === 'CANCELLED') return true;
  // Who gave the place back need not hear where it would have been.
  if (kind === 'SESSION_MOVED') return place?.state === 'RELEASED';
  const states: readonly string[] = PLACE_STATES[kind as keyof typeof PLACE_STATES];
  return !place || !states.includes(place.state) || place.version !== facts.reservationVersion;
};
