import { fieldHandler } from '../runtime/field-handler.ts';
import { cancelMyRegistration } from './cancel-my-registration.ts';
import { getMyRegistration, listMyRegistrations } from './my-registrations.ts';
import { registerGuest } from './register-guest.ts';
import { updateMyRegistration } from './update-my-registration.ts';

export const handler = fieldHandler({
  registerGuest,
  updateMyRegistration,
  cancelMyRegistration,
  getMyRegistration,
  listMyRegistrations,
});
