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
};
