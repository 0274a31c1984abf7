import { type Context, util } from '@aws-appsync/utils';
import { type CheckInDenial, type CheckInDirection, type CheckInOutcome, SCAN_LIMITS } from '../../../lib/domain/check-in.ts';
import { EVENT_ID_LENGTH } from '../../../lib/domain/id-lengths.ts';

/** One scan as the pipeline passes it on in the stash. Instants are UTC. */
export type Scan = {
  eventId: string;
  scanId: string;
  direction: CheckInDirection;
  gate: string;
  deviceId: string;
  byHand: boolean;
  offline: boolean;
  scannedAt: string;
  receivedAt: string;
};

/** The verdict and whom it is about, filled in on the way. */
export type Finding = {
  outcome: CheckInOutcome;
  reason?: CheckInDenial | undefined;
  guest?: Record<string, unknown> | undefined;
};

export const CONDITION_FAILED = 'DynamoDB:ConditionalCheckFailedException';

export const invalidInput = (message: string): void => util.error(message, 'INVALID_INPUT');

/** Ids made by devices: letters, digits and hyphens, so that they cannot reach into another key. */
export const isScanId = (scanId: string): boolean =>
  scanId.length <= SCAN_LIMITS.scanIdLength && util.matches('^[A-Za-z0-9_-]{8,}$', scanId);

/** Organizers get past the check of rights with any id, and the table takes neither an empty key nor a long one. */
export const requireEventId = (eventId: string): void => {
  if (eventId.length !== EVENT_ID_LENGTH) util.error('There is no such event.', 'EVENT_NOT_FOUND');
};

const requireGate = (gate: string): void => {
  if (gate.trim().length === 0 || gate.length > SCAN_LIMITS.gateLength) invalidInput(`gate has 1 to ${SCAN_LIMITS.gateLength} characters.`);
};

/** The scan in the arguments of checkIn and checkInByHand, checked. */
export const scanOf = (ctx: Context, deviceId: string, byHand: boolean): Scan => {
  const { eventId, scanId, gate, direction, scannedAt, offline } = ctx.args;
  requireEventId(eventId);
  if (!isScanId(scanId)) invalidInput('scanId has 8 to 64 letters, digits, hyphens or underscores.');
  requireGate(gate);
  const now = util.time.nowEpochMilliSeconds();
  const scannedAtMs = util.time.parseISO8601ToEpochMilliSeconds(scannedAt);
  if (scannedAtMs > now + SCAN_LIMITS.clockAheadMs) invalidInput('scannedAt lies in the future: please set the clock of the device.');
  if (scannedAtMs < now - SCAN_LIMITS.uploadWithinMs) invalidInput('scannedAt lies too far in the past.');
  return {
    eventId,
    scanId,
    direction,
    gate: gate.trim(),
    deviceId,
    byHand,
    offline: offline ?? false,
    scannedAt: util.time.epochMilliSecondsToISO8601(scannedAtMs),
    receivedAt: util.time.epochMilliSecondsToISO8601(now),
  };
};

/** When the scan counts: what a kiosk decided without a network happened then, anything else happens now. */
export const decidedAt = (scan: Scan): string => (scan.offline ? scan.scannedAt : scan.receivedAt);

export const checkInId = (eventId: string, scanId: string): string => `${eventId}#${scanId}`;
