import type { Schema } from '../../amplify/data/schema.ts';

export type CheckInResult = Schema['CheckInResult']['type'];
export type DoorResult = Schema['DoorResult']['type'];

/** What a kiosk hears of a scan, at the event's entrance or at a session's door. */
export type GateAnswer = Pick<
  CheckInResult,
  'scanId' | 'outcome' | 'repeatedOutcome' | 'direction' | 'guest' | 'firstCheckedInAt' | 'firstGate' | 'undoneAt'
> &
  Pick<DoorResult, 'reason' | 'opensAt'>;
export type BadgeGuest = Schema['BadgeGuest']['type'];

/** One scan from its reading on. Every retry sends the same scanId, so that the server gives the same answer. */
export type Scan = { scanId: string; ticket: string; scannedAt: number };

/** A scan on its way to the server: in flight while `sentAt` is set, waiting for its next try while `retryAt` is. */
export type PendingScan = { scan: Scan; attempt: number; sentAt: number | null; retryAt: number | null };

export type RefusalReason = NonNullable<GateAnswer['reason']> | 'FOREIGN_CODE' | 'WRONG_CASE' | 'UNREADABLE' | 'UNDONE';

export type CameraTrouble = 'DENIED' | 'MISSING' | 'BUSY' | 'UNPLUGGED' | 'FAILED';

/** `off` is a kiosk with a hand-held scanner alone. */
export type CameraHealth = { state: 'off' | 'starting' | 'running' } | { state: 'lost'; trouble: CameraTrouble };

export type Trouble =
  | { kind: 'camera'; camera: CameraTrouble }
  /** The scan is tried again until it is answered, given up, or replaced by the next one. */
  | { kind: 'network'; pending: PendingScan | null }
  | { kind: 'printer'; guest: BadgeGuest; scanId: string }
  | { kind: 'account'; code: 'NOT_SIGNED_IN' | 'FORBIDDEN' };

/** What the kiosk shows: one thing at a time. `until` is when it goes back to the start by itself, in epoch milliseconds. */
export type KioskScreen =
  | { tag: 'waiting' }
  | { tag: 'reading'; until: number }
  | { tag: 'checking'; pending: PendingScan; startedAt: number; until: number }
  | { tag: 'admitted'; scanId: string; guest: BadgeGuest | null; badge: BadgeStage; isLeaving: boolean; until: number }
  | { tag: 'printing'; scanId: string; guest: BadgeGuest; until: number }
  | { tag: 'alreadyIn'; guest: BadgeGuest | null; at: string | null; gate: string | null; isLeaving: boolean; until: number }
  /** `opensAt`: from when the guest is let in, if it is known. */
  | { tag: 'refused'; reason: RefusalReason; opensAt?: string | undefined; until: number }
  | { tag: 'outOfOrder'; trouble: Trouble; until: number };

/** `toPrint`: the preview shows and the print follows; `notNeeded`: printed before, or this kiosk prints none. */
export type BadgeStage = 'toPrint' | 'printed' | 'notNeeded';

/** The scan that waits for the server's answer, whatever is shown meanwhile. */
export const pendingScanOf = (screen: KioskScreen): PendingScan | null => {
  if (screen.tag === 'checking') return screen.pending;
  if (screen.tag === 'outOfOrder' && screen.trouble.kind === 'network') return screen.trouble.pending;
  return null;
};
