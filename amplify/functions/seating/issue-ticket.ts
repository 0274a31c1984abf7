import { signTicket, ticketSigningKey } from '../../../lib/domain/ticket.ts';
import { environment } from '../runtime/environment.ts';

let signingKey: Uint8Array | undefined;

/** A signed ticket for this revision of the registration. */
export const issueTicket = (ticket: { eventId: string; guestId: string; revision: number }): string => {
  signingKey ??= ticketSigningKey(environment('TICKET_SIGNING_KEY'));
  return signTicket(ticket, signingKey);
};
