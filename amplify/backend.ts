import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource.ts';
import { data } from './data/resource.ts';
import { agenda } from './functions/agenda/resource.ts';
import { checkInDesk } from './functions/check-in-desk/resource.ts';
import { confirmRegistration } from './functions/confirm-registration/resource.ts';
import { manageEvent } from './functions/manage-event/resource.ts';
import { registration } from './functions/registration/resource.ts';
import { addCheckInReads, addSeatTable } from './infra/tables.ts';

export const backend = defineBackend({ auth, data, agenda, registration, checkInDesk, manageEvent, confirmRegistration });

addSeatTable(backend);
addCheckInReads(backend);
