import { EVENT_ID_LENGTH, GUEST_ID_LENGTH, SIGNATURE_LENGTH } from './id-lengths.ts';

export const TICKET_VERSION = 'U1';
const MAX_REVISION_LENGTH = 9;

/** The parts of a ticket's text, not yet checked any further. */
export type TicketParts = { eventId: string; guestId: string; revision: string; signature: string };

/**
 * Takes a ticket's text apart by its shape alone; undefined when it is none. Runs in AppSync's JavaScript too, which has
 * neither regular expressions nor cryptography: there the stored ticket is compared as a whole.
 */
export const splitTicket = (text: string): TicketParts | undefined => {
  const parts = text.split('.');
  if (parts.length !== 5 || parts[0] !== TICKET_VERSION) return undefined;
  const eventId = parts[1] ?? '';
  const guestId = parts[2] ?? '';
  const revision = parts[3] ?? '';
  const signature = parts[4] ?? '';
  if (eventId.length !== EVENT_ID_LENGTH || guestId.length !== GUEST_ID_LENGTH || signature.length !== SIGNATURE_LENGTH) return undefined;
  if (revision.length === 0 || revision.length > MAX_REVISION_LENGTH) return undefined;
  return { eventId, guestId, revision, signature };
};
