import { AppError } from '../../../lib/domain/app-error.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { guestAtDoorInput } from '../../../lib/validation/session-door.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { findGuest } from '../runtime/rows.ts';
import { answerScan } from './answer-scan.ts';
import { doorCaller } from './door-caller.ts';

/** A guest whom staff found by name. Whoever is not a guest of the event is AppError GUEST_NOT_FOUND. */
export const admitToSessionByHand = async (event: FieldEvent) => {
  const deviceId = doorCaller(event, ['STAFF']);
  const now = new Date();
  const { guestId, override, ...scan } = parseInput(guestAtDoorInput(now), event.arguments);
  const guest = await findGuest(guestId);
  if (guest?.eventId !== scan.eventId) throw new AppError('GUEST_NOT_FOUND', `There is no guest ${guestId} at ${scan.eventId}.`);
  return answerScan({ scan, guestId, ticket: undefined, override, deviceId, now });
};
