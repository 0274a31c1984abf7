import * as z from 'zod';
import { SCAN_LIMITS } from '../domain/check-in.ts';
import { GUEST_ID_LENGTH } from '../domain/id-lengths.ts';
import { eventIdInput, gateInput } from './check-in.ts';

const SESSION_ID_LENGTH = 64;

/** Ids made by devices: letters, digits and hyphens, so that they cannot reach into another key. */
const scanIdInput = z
  .string()
  .regex(new RegExp(`^[A-Za-z0-9_-]{8,${SCAN_LIMITS.scanIdLength}}$`), 'scanId has 8 to 64 letters, digits, hyphens or underscores.');

/** When a device scanned, by its own clock: not in the future, and not so long ago that nobody can remember. Becomes UTC. */
const scannedAtInput = (now: Date) =>
  z.iso
    .datetime({ offset: true, error: 'Please give the time of the scan.' })
    .transform((value) => new Date(value))
    .refine((at) => at.getTime() <= now.getTime() + SCAN_LIMITS.clockAheadMs, {
      message: 'The scan lies in the future: please set the clock of the device.',
    })
    .refine((at) => at.getTime() >= now.getTime() - SCAN_LIMITS.uploadWithinMs, { message: 'The scan lies too far in the past.' })
    .transform((at) => at.toISOString());

const doorScan = (now: Date) =>
  z.object({
    eventId: eventIdInput,
    sessionId: z.string().min(1).max(SESSION_ID_LENGTH),
    scanId: scanIdInput,
    gate: gateInput,
    direction: z.enum(['ENTRY', 'EXIT']),
    scannedAt: scannedAtInput(now),
  });

/** The input of admitToSession. Any code may be held up to a camera: what is no ticket is an answer, not a mistake. */
export const ticketAtDoorInput = (now: Date) =>
  doorScan(now).extend({
    ticket: z.string().max(SCAN_LIMITS.ticketLength, `A ticket has at most ${SCAN_LIMITS.ticketLength} characters.`),
  });

/** The input of admitToSessionByHand. */
export const guestAtDoorInput = (now: Date) =>
  doorScan(now).extend({
    guestId: z.string().regex(new RegExp(`^[A-Z2-7]{${GUEST_ID_LENGTH}}$`), 'This is not the id of a guest.'),
    override: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
  });

/** A scan as it is, checked. Instants are UTC. */
export type DoorScanInput = z.infer<ReturnType<typeof doorScan>>;
