import type { RegistrationNoticeKind, RequestNoticeKind, SessionNoticeKind } from '../../../lib/domain/notification.ts';
import type { GuestRequestRow } from '../runtime/rows.ts';

/** A change of a registration. Revision and time of registration tell it apart from every other change of the same guest. */
export type RegistrationFacts = { registeredAt: string; revision: number };

/** What a message says of a request; kept in the ledger, as the request may have moved on when it is sent. */
export type RequestFacts = Pick<
  GuestRequestRow,
  'id' | 'version' | 'category' | 'urgency' | 'area' | 'location' | 'note' | 'claimedByName' | 'declineReason'
> & { lines: { name: string; quantity: number }[] };

/** What a message says of a session and of a guest's place in it, as it was when it happened. Instants are ISO 8601. */
export type SessionFacts = {
  sessionId: string;
  title: string;
  room: string;
  startsAt: string;
  endsAt: string;
  /** Of the session: place, time or state changed since makes the news obsolete. */
  revision: number;
  /** Of the guest's reservation, where the news is of that: another step of it is other news. */
  reservationVersion?: number | undefined;
  /** Of SESSION_CALLED. */
  comeBy?: string | undefined;
  /** Of SESSION_MOVED: where and when it was. */
  before?: { room: string; startsAt: string } | undefined;
  /** Of SESSION_CANCELLED, as the organizer gave it. */
  reason?: string | undefined;
};

/** When its steps were taken. The stream may be hours late. */
type RequestTimes = Partial<Pick<GuestRequestRow, 'createdAt' | 'claimedAt' | 'fulfilledAt'>>;

export type NoticeFacts = RegistrationFacts | RequestFacts | SessionFacts;

export type RegistrationNotice = { kind: RegistrationNoticeKind; eventId: string; guestId: string; facts: RegistrationFacts };
export type RequestNotice = { kind: RequestNoticeKind; eventId: string; guestId: string; request: RequestFacts & RequestTimes };
/** SESSION_CALLED, SESSION_SEAT_FREED and SESSION_SEAT_LOST name the reservation's version; the others are news of the session. */
export type SessionNotice = { kind: SessionNoticeKind; eventId: string; guestId: string; session: SessionFacts };
/** To a member of staff, by e-mail, because of their RequestAlert. */
export type StaffAlertNotice = { kind: 'STAFF_ALERT'; eventId: string; alertId: string; request: RequestFacts & RequestTimes };

/** One message to one person. On which channels it goes is not the caller's concern. */
export type NoticeRequest = GuestNotice | StaffAlertNotice;
export type GuestNotice = RegistrationNotice | RequestNotice | SessionNotice;

/** What makes the news unique: a second claim of the same request is other news. */
export const subjectIdOf = (request: NoticeRequest): string => {
  if ('facts' in request) return `${request.facts.registeredAt}.${request.facts.revision}`;
  if ('request' in request) return `${request.request.id}.${request.request.version}`;
  const { sessionId, revision, reservationVersion } = request.session;
  return reservationVersion === undefined ? `${sessionId}.s${revision}` : `${sessionId}.r${reservationVersion}`;
};

export const personIdOf = (request: NoticeRequest): string => (request.kind === 'STAFF_ALERT' ? request.alertId : request.guestId);

/** Only what messages say, whatever else the row holds. */
export const factsOf = (request: NoticeRequest): NoticeFacts => {
  if ('facts' in request) return { registeredAt: request.facts.registeredAt, revision: request.facts.revision };
  if ('session' in request) return request.session;
  const { id, version, category, urgency, area, location, note, claimedByName, declineReason, lines } = request.request;
  return {
    ...{ id, version, category, urgency, area, location, note, claimedByName, declineReason },
    lines: lines.map(({ name, quantity }) => ({ name, quantity })),
  };
};

/** When the news is over, as far as it says: nobody need hear of it from then on. */
export const usefulUntil = (notice: NoticeRequest): string | undefined => {
  switch (notice.kind) {
    case 'SESSION_CALLED':
      return notice.session.comeBy ?? notice.session.startsAt;
    case 'SESSION_SEAT_FREED':
    case 'SESSION_SEAT_LOST':
      return notice.session.startsAt;
    case 'SESSION_MOVED':
    case 'SESSION_CANCELLED':
      return notice.session.endsAt;
    default:
      return undefined;
  }
};

/** When it happened, as far as the row says: from then on the news grows old, and not from when it is planned. */
export const happenedAt = (notice: NoticeRequest): Date | undefined => {
  const at = stepTime(notice);
  return at ? new Date(at) : undefined;
};

const stepTime = (notice: NoticeRequest): string | undefined => {
  switch (notice.kind) {
    case 'STAFF_ALERT':
      return notice.request.createdAt;
    case 'REQUEST_CLAIMED':
      return notice.request.claimedAt;
    case 'REQUEST_FULFILLED':
      return notice.request.fulfilledAt;
    default:
      return undefined;
  }
};
