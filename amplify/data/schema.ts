import { a, type ClientSchema } from '@aws-amplify/backend';
import { CatalogItem } from './models/catalog-item.ts';
import { CheckIn } from './models/check-in.ts';
import { enums } from './models/enums.ts';
import { Event } from './models/event.ts';
import { GuestRequest } from './models/guest-request.ts';
import { Guest } from './models/guest.ts';
import { Profile } from './models/profile.ts';
import { RequestAlert } from './models/request-alert.ts';
import { SessionReservation } from './models/session-reservation.ts';
import { SessionScan } from './models/session-scan.ts';
import { Session } from './models/session.ts';
import { StaffAssignment } from './models/staff-assignment.ts';
import { agendaOperations } from './operations/agenda.ts';
import { callUpOperations } from './operations/call-up.ts';
import { catalogOperations } from './operations/catalog.ts';
import { checkInOperations } from './operations/check-in.ts';
import { eventOperations } from './operations/event.ts';
import { guestRequestOperations } from './operations/guest-request.ts';
import { noticeOperations } from './operations/notice.ts';
import { profileOperations } from './operations/profile.ts';
import { registrationOperations } from './operations/registration.ts';
import { requestAlertOperations } from './operations/request-alert.ts';
import { requestStatsOperations } from './operations/request-stats.ts';
import { reservationOperations } from './operations/reservation.ts';
import { sessionDoorOperations } from './operations/session-door.ts';
import { sessionOperations } from './operations/session.ts';

export const schema = a.schema({
  ...enums,
  Event,
  Guest,
  CheckIn,
  Profile,
  StaffAssignment,
  Session,
  SessionReservation,
  SessionScan,
  CatalogItem,
  GuestRequest,
  RequestAlert,
  ...agendaOperations,
  ...registrationOperations,
  ...checkInOperations,
  ...eventOperations,
  ...catalogOperations,
  ...guestRequestOperations,
  ...requestAlertOperations,
  ...requestStatsOperations,
  ...sessionOperations,
  ...reservationOperations,
  ...callUpOperations,
  ...sessionDoorOperations,
  ...noticeOperations,
  ...profileOperations,
});

export type Schema = ClientSchema<typeof schema>;
