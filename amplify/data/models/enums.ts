import { a } from '@aws-amplify/backend';

/** The closed lists of the schema. Code takes them from the generated `Schema` type. */
export const enums = {
  EventState: a.enum(['DRAFT', 'PUBLISHED', 'CANCELLED']),
  GuestState: a.enum(['REGISTERED', 'WAITLISTED', 'CANCELLED']),
  EventRole: a.enum(['STAFF', 'KIOSK']),
  AssignmentState: a.enum(['PENDING', 'ACTIVE']),
  CheckInOutcome: a.enum(['ADMITTED', 'REPEATED', 'DUPLICATE', 'DENIED']),
  CheckInDenial: a.enum(['UNKNOWN_TICKET', 'WRONG_EVENT', 'REVOKED', 'CANCELLED', 'WAITLISTED', 'NOT_OPEN']),
  CheckInDirection: a.enum(['ENTRY', 'EXIT']),
  BadgePrintStatus: a.enum(['PRINTED', 'FAILED', 'REPRINTED']),
  RequestCategory: a.enum(['FOOD', 'BEVERAGE', 'HANDOUT', 'ASSISTANCE']),
  RequestState: a.enum(['OPEN', 'CLAIMED', 'FULFILLED', 'CANCELLED', 'DECLINED']),
  RequestUrgency: a.enum(['NORMAL', 'URGENT']),
  RequestStep: a.enum(['CREATED', 'CLAIMED', 'RELEASED', 'FULFILLED', 'REOPENED', 'CANCELLED', 'DECLINED', 'PAID', 'PAYMENT_UNDONE']),
  PaymentMethod: a.enum(['CARD_TERMINAL', 'CASH', 'ENTITLEMENT', 'ON_THE_HOUSE']),
  AlertChannel: a.enum(['EMAIL', 'SMS']),
  AlertState: a.enum(['PENDING', 'ACTIVE']),
  NoticeKind: a.enum([
    'REGISTERED',
    'WAITLISTED',
    'PROMOTED',
    'REGISTRATION_CANCELLED',
    'REQUEST_CLAIMED',
    'REQUEST_FULFILLED',
    'REQUEST_DECLINED',
    'STAFF_ALERT',
  ]),
  NoticeChannel: a.enum(['IN_APP', 'EMAIL', 'SMS', 'STAFF_TOPIC']),
  NoticeState: a.enum(['PENDING', 'SENDING', 'SENT', 'FAILED', 'EXPIRED', 'SUPPRESSED', 'UNKNOWN']),
};
