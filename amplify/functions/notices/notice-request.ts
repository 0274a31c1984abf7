import type { RegistrationNoticeKind, RequestNoticeKind } from '../../../lib/domain/notification.ts';
import type { GuestRequestRow } from '../runtime/rows.ts';

/** A change of a registration. Revision and time of registration tell it apart from every other change of the same guest. */
export type RegistrationFacts = { registeredAt: string; revision: number };

/** What a message says of a request; kept in the ledger, as the request may have moved on when it is sent. */
export type RequestFacts = Pick<
  GuestRequestRow,
  'id' | 'version' | 'category' | 'urgency' | 'area' | 'location' | 'note' | 'claimedByName' | 'declineReason'
> & { lines: { name: string; quantity: number }[] };

/** When its steps were taken. The stream may be hours late. */
type RequestTimes = Partial<Pick<GuestRequestRow, 'createdAt' | 'claimedAt' | 'fulfilledAt'>>;

export type RegistrationNotice = { kind: RegistrationNoticeKind; eventId: string; guestId: string; facts: RegistrationFacts };
export type RequestNotice = { kind: RequestNoticeKind; eventId: string; guestId: string; request: RequestFacts & RequestTimes };
/** To a member of staff, by e-mail, because of their RequestAlert. */
export type StaffAlertNotice = { kind: 'STAFF_ALERT'; eventId: string; alertId: string; request: RequestFacts & RequestTimes };

/** One message to one person. On which channels it goes is not the caller's concern. */
export type NoticeRequest = RegistrationNotice | RequestNotice | StaffAlertNotice;

/** What makes the news unique: a second claim of the same request is other news. */
export const subjectIdOf = (request: NoticeRequest): string =>
  'facts' in request ? `${request.facts.registeredAt}.${request.facts.revision}` : `${request.request.id}.${request.request.version}`;

export const personIdOf = (request: NoticeRequest): string => (request.kind === 'STAFF_ALERT' ? request.alertId : request.guestId);

/** Only what messages say, whatever else the row holds. */
export const factsOf = (request: NoticeRequest): RegistrationFacts | RequestFacts => {
  if ('facts' in request) return { registeredAt: request.facts.registeredAt, revision: request.facts.revision };
  const { id, version, category, urgency, area, location, note, claimedByName, declineReason, lines } = request.request;
  return {
    ...{ id, version, category, urgency, area, location, note, claimedByName, declineReason },
    lines: lines.map(({ name, quantity }) => ({ name, quantity })),
  };
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
