import type { AppErrorCode } from './app-error.ts';
import {
  pendingScanOf,
  type BadgeStage,
  type CameraHealth,
  type GateAnswer,
  type KioskScreen,
  type PendingScan,
  type RefusalReason,
  type Scan,
  type Trouble,
} from './kiosk-screen.ts';
import {
  ACCOUNT_TROUBLE_STAYS_MS,
  ADMITTED_SCREENS_STAY_MS,
  ALREADY_IN_STAYS_MS,
  CAMERA_TROUBLE_STAYS_MS,
  CHECKING_GIVES_UP_MS,
  NETWORK_TROUBLE_STAYS_MS,
  PRINTER_TROUBLE_STAYS_MS,
  PRINTING_GIVES_UP_MS,
  READING_TIMES_OUT_MS,
  REFUSED_STAYS_MS,
  REQUEST_TIMES_OUT_MS,
  RETRY_DELAYS_MS,
  SAME_CODE_IGNORED_MS,
} from './kiosk-times.ts';
import type { ScannedCode } from './scanned-code.ts';

export type Kiosk = {
  screen: KioskScreen;
  camera: CameraHealth;
  /** The last code taken, so that the camera's next frames of it are no new scans. */
  lastCode: { text: string; seenAt: number } | null;
  /** False on a kiosk that only opens the gate. */
  printsBadges: boolean;
};

export type KioskEvent = { at: number } & (
  | { type: 'readingStarted' }
  /** `scanId` is used if the code becomes a scan. */
  | { type: 'codeRead'; code: ScannedCode; scanId: string }
  | { type: 'answered'; result: GateAnswer }
  | { type: 'failed'; scanId: string; code: AppErrorCode }
  | { type: 'printed'; scanId: string }
  | { type: 'printFailed'; scanId: string }
  /** The guest says that no badge came out. */
  | { type: 'badgeMissing' }
  | { type: 'cameraChanged'; camera: CameraHealth }
  | { type: 'networkReturned' }
  /** Someone asks for the start screen. */
  | { type: 'dismissed' }
  | { type: 'tick' }
);

export const startKiosk = ({ camera, printsBadges }: Pick<Kiosk, 'camera' | 'printsBadges'>): Kiosk => ({
  screen: { tag: 'waiting' },
  camera,
  lastCode: null,
  printsBadges,
});

/** The kiosk after an event. Pure: time and ids come with the event; requests, prints and timers follow from the state. */
export const kioskReducer = (kiosk: Kiosk, event: KioskEvent): Kiosk => {
  switch (event.type) {
    case 'readingStarted':
      return acceptsScans(kiosk.screen) ? show(kiosk, { tag: 'reading', until: event.at + READING_TIMES_OUT_MS }) : kiosk;
    case 'codeRead':
      return onCodeRead(kiosk, event.code, { scanId: event.scanId, ticket: event.code.text, scannedAt: event.at });
    case 'answered':
      return pendingScanOf(kiosk.screen)?.scan.scanId === event.result.scanId
        ? show(kiosk, screenOf(event.result, kiosk, event.at))
        : kiosk;
    case 'failed':
      return onFailed(kiosk, event.scanId, event.code, event.at);
    case 'printed':
      return onPrinted(kiosk, event.scanId, event.at);
    case 'printFailed':
      return onPrintFailed(kiosk, event.scanId, event.at);
    case 'badgeMissing':
      return kiosk.screen.tag === 'admitted' ? onPrintFailed(kiosk, kiosk.screen.scanId, event.at) : kiosk;
    case 'cameraChanged':
      return onCameraChanged({ ...kiosk, camera: event.camera }, event.at);
    case 'networkReturned':
      return onNetworkReturned(kiosk, event.at);
    case 'dismissed':
      return isServing(kiosk.screen) ? kiosk : goHome(kiosk, event.at);
    case 'tick':
      return onTick(kiosk, event.at);
  }
};

/** When the next `tick` is due; null when nothing is awaited. */
export const nextDeadline = ({ screen }: Kiosk): number | null => {
  if (screen.tag === 'waiting') return null;
  const pending = pendingScanOf(screen);
  if (!pending) return screen.until;
  return Math.min(screen.until, dueAt(pending));
};

/** When a pending scan is to be sent again: after its pause, or because the request under way is given up. */
const dueAt = ({ sentAt, retryAt }: PendingScan): number => retryAt ?? (sentAt === null ? Infinity : sentAt + REQUEST_TIMES_OUT_MS);

/** Whether a new code is taken. While one guest is being served, another's code is left for when the kiosk is free. */
export const acceptsScans = (screen: KioskScreen): boolean => {
  switch (screen.tag) {
    case 'waiting':
    case 'reading':
    case 'alreadyIn':
    case 'refused':
      return true;
    case 'admitted':
      return screen.badge !== 'toPrint';
    case 'outOfOrder':
      return screen.trouble.kind === 'camera' || screen.trouble.kind === 'network';
    case 'checking':
    case 'printing':
      return false;
  }
};

/** A guest's badge or answer is still to come: nobody may send the screen away. */
const isServing = (screen: KioskScreen): boolean =>
  screen.tag === 'checking' || screen.tag === 'printing' || (screen.tag === 'admitted' && screen.badge === 'toPrint');

const show = (kiosk: Kiosk, screen: KioskScreen): Kiosk => ({ ...kiosk, screen });

const refuse = (kiosk: Kiosk, reason: RefusalReason, at: number): Kiosk =>
  show(kiosk, { tag: 'refused', reason, until: at + REFUSED_STAYS_MS });

const onCodeRead = (kiosk: Kiosk, code: ScannedCode, scan: Scan): Kiosk => {
  const { lastCode } = kiosk;
  const at = scan.scannedAt;
  const seen = { text: code.text, seenAt: at };
  if (lastCode?.text === code.text && Math.abs(at - lastCode.seenAt) < SAME_CODE_IGNORED_MS) {
    return { ...(kiosk.screen.tag === 'reading' ? goHome(kiosk, at) : kiosk), lastCode: seen };
  }
  if (!acceptsScans(kiosk.screen)) return kiosk;
  const taken = { ...kiosk, lastCode: seen };
  switch (code.kind) {
    case 'ticket':
      return show(taken, { tag: 'checking', pending: firstTry(scan), startedAt: at, until: at + CHECKING_GIVES_UP_MS });
    case 'wrongCase':
      return refuse(taken, 'WRONG_CASE', at);
    case 'foreign':
      return refuse(taken, 'FOREIGN_CODE', at);
  }
};

const firstTry = (scan: Scan): PendingScan => ({ scan, attempt: 1, sentAt: scan.scannedAt, retryAt: null });

const screenOf = (result: GateAnswer, { printsBadges }: Kiosk, at: number): KioskScreen => {
  const outcome = result.outcome === 'REPEATED' ? result.repeatedOutcome : result.outcome;
  const guest = result.guest ?? null;
  const isLeaving = result.direction === 'EXIT';
  switch (outcome) {
    case 'ADMITTED': {
      // A retry of a scan that staff have undone in the meantime.
      if (result.undoneAt) return { tag: 'refused', reason: 'UNDONE', until: at + REFUSED_STAYS_MS };
      const badge: BadgeStage = printsBadges && guest && !guest.badgePrintedAt && !isLeaving ? 'toPrint' : 'notNeeded';
      return { tag: 'admitted', scanId: result.scanId, guest, badge, isLeaving, until: at + ADMITTED_SCREENS_STAY_MS[badge] };
    }
    case 'DUPLICATE': {
      const { firstCheckedInAt, firstGate } = result;
      return { tag: 'alreadyIn', guest, at: firstCheckedInAt ?? null, gate: firstGate ?? null, isLeaving, until: at + ALREADY_IN_STAYS_MS };
    }
    default:
      return {
        tag: 'refused',
        reason: result.reason ?? 'UNKNOWN_TICKET',
        opensAt: result.opensAt ?? undefined,
        until: at + REFUSED_STAYS_MS,
      };
  }
};

const onFailed = (kiosk: Kiosk, scanId: string, code: AppErrorCode, at: number): Kiosk => {
  const pending = pendingScanOf(kiosk.screen);
  // A failure of an earlier try says nothing once a later one is on its way.
  if (pending?.scan.scanId !== scanId || pending.sentAt === null) return kiosk;
  switch (code) {
    case 'NOT_SIGNED_IN':
      return outOfOrder(kiosk, { kind: 'account', code: 'NOT_SIGNED_IN' }, at);
    case 'FORBIDDEN':
    case 'EVENT_NOT_FOUND':
      return outOfOrder(kiosk, { kind: 'account', code: 'FORBIDDEN' }, at);
    case 'INVALID_INPUT':
      return refuse(kiosk, 'UNREADABLE', at);
    default:
      return show(kiosk, withPending(kiosk.screen, retryLater(pending, at)));
  }
};

const retryLater = (pending: PendingScan, at: number): PendingScan => {
  const delay = RETRY_DELAYS_MS[Math.min(pending.attempt, RETRY_DELAYS_MS.length) - 1] ?? 0;
  return { ...pending, sentAt: null, retryAt: at + delay };
};

const tryAgain = (pending: PendingScan, at: number): PendingScan => ({
  ...pending,
  attempt: pending.attempt + 1,
  sentAt: at,
  retryAt: null,
});

const withPending = (screen: KioskScreen, pending: PendingScan): KioskScreen => {
  if (screen.tag === 'checking') return { ...screen, pending };
  if (screen.tag === 'outOfOrder' && screen.trouble.kind === 'network') return { ...screen, trouble: { kind: 'network', pending } };
  return screen;
};

const onPrinted = (kiosk: Kiosk, scanId: string, at: number): Kiosk => {
  const { screen } = kiosk;
  if (screen.tag !== 'printing' || screen.scanId !== scanId) return kiosk;
  const { guest } = screen;
  return show(kiosk, { tag: 'admitted', scanId, guest, badge: 'printed', isLeaving: false, until: at + ADMITTED_SCREENS_STAY_MS.printed });
};

const onPrintFailed = (kiosk: Kiosk, scanId: string, at: number): Kiosk => {
  const { screen } = kiosk;
  const isBadgeDue = screen.tag === 'printing' || (screen.tag === 'admitted' && screen.badge === 'printed');
  if (!isBadgeDue || screen.scanId !== scanId || !screen.guest) return kiosk;
  return outOfOrder(kiosk, { kind: 'printer', guest: screen.guest, scanId }, at);
};

const onCameraChanged = (kiosk: Kiosk, at: number): Kiosk => {
  const { screen, camera } = kiosk;
  const isIdle = screen.tag === 'waiting' || (screen.tag === 'outOfOrder' && screen.trouble.kind === 'camera');
  // The next try to start is no news to the guest: the trouble stays on screen until it is over.
  if (!isIdle || (camera.state === 'starting' && screen.tag === 'outOfOrder')) return kiosk;
  return goHome(kiosk, at);
};

const onNetworkReturned = (kiosk: Kiosk, at: number): Kiosk => {
  const pending = pendingScanOf(kiosk.screen);
  if (pending && pending.retryAt !== null) return show(kiosk, withPending(kiosk.screen, tryAgain(pending, at)));
  return kiosk.screen.tag === 'outOfOrder' && kiosk.screen.trouble.kind === 'network' && !pending ? goHome(kiosk, at) : kiosk;
};

const onTick = (kiosk: Kiosk, at: number): Kiosk => {
  const { screen } = kiosk;
  if (screen.tag === 'waiting') return kiosk;
  if (at >= screen.until) return onTimeOut(kiosk, at);
  const pending = pendingScanOf(screen);
  return pending && at >= dueAt(pending) ? show(kiosk, withPending(screen, tryAgain(pending, at))) : kiosk;
};

const onTimeOut = (kiosk: Kiosk, at: number): Kiosk => {
  const { screen } = kiosk;
  switch (screen.tag) {
    case 'reading':
      return refuse(kiosk, 'UNREADABLE', at);
    case 'checking':
      return outOfOrder(kiosk, { kind: 'network', pending: screen.pending }, at);
    case 'admitted':
      if (screen.badge !== 'toPrint' || !screen.guest) return goHome(kiosk, at);
      return show(kiosk, { tag: 'printing', scanId: screen.scanId, guest: screen.guest, until: at + PRINTING_GIVES_UP_MS });
    case 'printing':
      return outOfOrder(kiosk, { kind: 'printer', guest: screen.guest, scanId: screen.scanId }, at);
    default:
      return goHome(kiosk, at);
  }
};

const TROUBLE_STAYS_MS: Record<Trouble['kind'], number> = {
  camera: CAMERA_TROUBLE_STAYS_MS,
  network: NETWORK_TROUBLE_STAYS_MS,
  printer: PRINTER_TROUBLE_STAYS_MS,
  account: ACCOUNT_TROUBLE_STAYS_MS,
};

const outOfOrder = (kiosk: Kiosk, trouble: Trouble, at: number): Kiosk =>
  show(kiosk, { tag: 'outOfOrder', trouble, until: at + TROUBLE_STAYS_MS[trouble.kind] });

/** The start: waiting for a ticket, unless the camera that should see it is lost. */
const goHome = (kiosk: Kiosk, at: number): Kiosk =>
  kiosk.camera.state === 'lost' ? outOfOrder(kiosk, { kind: 'camera', camera: kiosk.camera.trouble }, at) : show(kiosk, { tag: 'waiting' });
