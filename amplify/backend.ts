import { defineBackend } from '@aws-amplify/backend';
import { postConfirmation } from './auth/post-confirmation/resource.ts';
import { requireSecondFactor } from './auth/require-second-factor/resource.ts';
import { auth } from './auth/resource.ts';
import { isStaffMfaRequired } from './auth/security-settings.ts';
import { data } from './data/resource.ts';
import { agenda } from './functions/agenda/resource.ts';
import { aggregateNotices } from './functions/aggregate-notices/resource.ts';
import { aggregateRequests } from './functions/aggregate-requests/resource.ts';
import { announceRequests } from './functions/announce-requests/resource.ts';
import { announceReservations } from './functions/announce-reservations/resource.ts';
import { announceSessions } from './functions/announce-sessions/resource.ts';
import { callUp } from './functions/call-up/resource.ts';
import { catalog } from './functions/catalog/resource.ts';
import { checkInDesk } from './functions/check-in-desk/resource.ts';
import { confirmRegistration } from './functions/confirm-registration/resource.ts';
import { countCheckIns } from './functions/count-check-ins/resource.ts';
import { guestRequests } from './functions/guest-requests/resource.ts';
import { manageEvent } from './functions/manage-event/resource.ts';
import { manageSessions } from './functions/manage-sessions/resource.ts';
import { noticeLog } from './functions/notice-log/resource.ts';
import { recordDelivery } from './functions/record-delivery/resource.ts';
import { registration } from './functions/registration/resource.ts';
import { requestAlerts } from './functions/request-alerts/resource.ts';
import { reservations } from './functions/reservations/resource.ts';
import { sendNotices } from './functions/send-notices/resource.ts';
import { sessionDoor } from './functions/session-door/resource.ts';
import { sweepNotices } from './functions/sweep-notices/resource.ts';
import { sweepSessions } from './functions/sweep-sessions/resource.ts';
import { addDeliveryEvents } from './infra/delivery-events.ts';
import { addFailureDestinations } from './infra/failures.ts';
import { addFirewall } from './infra/firewall.ts';
import { grantFunctionAccess } from './infra/function-access.ts';
import { grantOwnLogs } from './infra/log-access.ts';
import { boundLogs } from './infra/log-groups.ts';
import { addStaffTopic, grantMessaging } from './infra/messaging.ts';
import { addMonitoring } from './infra/monitoring.ts';
import { protectAccounts, protectData } from './infra/protection.ts';
import { narrowPublicAccess } from './infra/public-access.ts';
import { addPublicCache } from './infra/public-cache.ts';
import { boundSchedules } from './infra/schedules.ts';
import { reserveSenders } from './infra/senders.ts';
import { grantSessionNews } from './infra/session-news.ts';
import { addStreams } from './infra/streams.ts';
import { addCheckInReads, addInternalTables } from './infra/tables.ts';
import { addTracing } from './infra/tracing.ts';

export const backend = defineBackend({
  auth,
  data,
  postConfirmation,
  agenda,
  registration,
  checkInDesk,
  manageEvent,
  confirmRegistration,
  catalog,
  guestRequests,
  requestAlerts,
  announceRequests,
  aggregateRequests,
  sendNotices,
  sweepNotices,
  noticeLog,
  manageSessions,
  reservations,
  announceSessions,
  announceReservations,
  callUp,
  sweepSessions,
  sessionDoor,
  aggregateNotices,
  recordDelivery,
  countCheckIns,
  ...(isStaffMfaRequired() && { requireSecondFactor }),
});

const internalTables = addInternalTables(backend);
const failures = addFailureDestinations(backend);

addCheckInReads(backend);
grantFunctionAccess(backend, internalTables);
grantOwnLogs(backend);
narrowPublicAccess(backend);
grantMessaging(backend);
addDeliveryEvents(backend, failures);
addStaffTopic(backend);
grantSessionNews(backend);
addStreams(backend, internalTables, failures);
boundSchedules(backend);
reserveSenders(backend);
addPublicCache(backend);
protectData(backend);
protectAccounts(backend);
addFirewall(backend);
addTracing(backend);
addMonitoring(backend);
boundLogs(backend);
