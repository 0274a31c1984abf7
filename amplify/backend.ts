import { defineBackend } from '@aws-amplify/backend';
import { postConfirmation } from './auth/post-confirmation/resource.ts';
import { auth } from './auth/resource.ts';
import { data } from './data/resource.ts';
import { agenda } from './functions/agenda/resource.ts';
import { checkInDesk } from './functions/check-in-desk/resource.ts';
import { confirmRegistration } from './functions/confirm-registration/resource.ts';
import { manageEvent } from './functions/manage-event/resource.ts';
import { registration } from './functions/registration/resource.ts';
import { grantFunctionAccess } from './infra/function-access.ts';
import { addFailureQueue, grantMessaging } from './infra/messaging.ts';
import { addAlarms, addTracing } from './infra/observability.ts';
import { protectAccounts, protectData } from './infra/protection.ts';
import { addGuestStream } from './infra/streams.ts';
import { addCheckInReads, addSeatTable } from './infra/tables.ts';

export const backend = defineBackend({
  auth,
  data,
  postConfirmation,
  agenda,
  registration,
  checkInDesk,
  manageEvent,
  confirmRegistration,
});

const seatTable = addSeatTable(backend);
const failures = addFailureQueue(backend);

addCheckInReads(backend);
grantFunctionAccess(backend, seatTable);
grantMessaging(backend);
addGuestStream(backend, failures);
protectData(backend);
protectAccounts(backend);
addTracing(backend);
addAlarms(backend, failures);
