import * as z from 'zod';
import { normaliseEmail } from '../domain/guest-id.ts';
import { eventIdInput } from './check-in.ts';

/** An e-mail address, normalised. */
const emailInput = z
  .string()
  .transform(normaliseEmail)
  .pipe(z.email('Please enter an e-mail address.').max(254, 'This address is too long.'));

/** The input of unassignStaff. */
export const unassignmentInput = z.object({ eventId: eventIdInput, email: emailInput });

/** The organizer's form and the input of assignStaff. */
export const assignmentInput = unassignmentInput.extend({ role: z.enum(['STAFF', 'KIOSK'], 'Please choose a role.') });
