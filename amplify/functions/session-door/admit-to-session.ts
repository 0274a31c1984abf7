import { splitTicket } from '../../../lib/domain/ticket-text.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { ticketAtDoorInput } from '../../../lib/validation/session-door.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { answerScan } from './answer-scan.ts';
import { doorCaller } from './door-caller.ts';

/** A ticket at the door of a session, scanned by a kiosk or by staff of the event. */
export const admitToSession = async (event: FieldEvent) => {
  const deviceId = doorCaller(event, ['STAFF', 'KIOSK']);
  const now = new Date();
  const { ticket, ...scan } = parseInput(ticketAtDoorInput(now), event.arguments);
  const parts = splitTicket(ticket);
  const guestId = parts?.eventId === scan.eventId ? parts.guestId : undefined;
  return answerScan({ scan, guestId, ticket, override: false, deviceId, now });
};
