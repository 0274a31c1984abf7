import type { Schema } from '../../amplify/data/schema.ts';
import type { AppErrorCode } from './app-error.ts';
import type { CheckInDirection } from './check-in.ts';
import type { ScannedCode } from './scanned-code.ts';

export type DoorAnswer = Schema['DoorResult']['type'];

/** A guest found by name, whom staff let in or out by hand. */
export type ChosenGuest = { guestId: string; name: string; override: boolean };

/** What is asked of the server: a ticket, or a guest by hand. Every retry sends the same scanId, so that the answer is the same. */
export type DoorTask = {
  scanId: string;
  ticket?: string | undefined;
  chosen?: ChosenGuest | undefined;
  direction: CheckInDirection;
  gate: string;
  scannedAt: number;
  attempt: number;
  /** When the request under way was sent; null while it waits for its next try at `retryAt`. */
  sentAt: number | null;
  retryAt: number | null;
};

/** What staff see: one thing at a time. `until` is when it gives way to the camera by itself, in epoch milliseconds. */
export type DoorShown =
  | { tag: 'ready' }
  | { tag: 'checking'; scanId: string; until: number }
  | { tag: 'answered'; answer: DoorAnswer; until: number }
  /** Nobody answers: the scan is kept and sent again. */
  | { tag: 'kept'; scanId: string; until: number }
  | { tag: 'unreadable'; reason: 'FOREIGN_CODE' | 'WRONG_CASE'; until: number }
  | { tag: 'failed'; code: AppErrorCode; until: number };

export type DoorState = {
  shown: DoorShown;
  /** Scans without an answer, oldest first. */
  waiting: DoorTask[];
  /** Answers that came when staff were busy with the next guest, newest first: someone may be in the room who should not be. */
  late: DoorAnswer[];
  /** The last code taken, so that the camera's next frames of it are no new scans. */
  lastCode: { text: string; seenAt: number } | null;
};

type Asked = { scanId: string; direction: CheckInDirection; gate: string };

export type DoorEvent = { at: number } & (
  | ({ type: 'codeRead'; code: ScannedCode } & Asked)
  | ({ type: 'chosen'; chosen: ChosenGuest } & Asked)
  | { type: 'answered'; answer: DoorAnswer }
  | { type: 'failed'; scanId: string; code: AppErrorCode }
  | { type: 'networkReturned' }
  /** Staff put away what is shown. */
  | { type: 'dismissed' }
  /** Staff have read the late answers. */
  | { type: 'lateRead' }
  /** Staff give up the scans that nobody answers. */
  | { type: 'dropped' }
  | { type: 'tick' }
);

/** All in milliseconds. A code that stays in the camera's view is one scan, until it has been out of view this long. */
export const SAME_CODE_IGNORED_MS = 2_500;
/** After so long without an answer the next guest's turn comes, and the scan is kept. */
export const KEPT_AFTER_MS = 4_000;
export const REQUEST_TIMES_OUT_MS = 8_000;
export const RETRY_DELAYS_MS = [500, 1_000, 2_000, 5_000, 10_000];
export const SHOWN_FOR_MS = { admitted: 4_000, other: 12_000 } as const;

/** Requests under way at once: a network that returns is not met with all that was kept. */
const AT_ONCE = 4;
const LATE_KEPT = 20;
/** Scans without an answer: more only hide that something is wrong. */
export const MOST_WAITING = 200;

/** A try later may be answered otherwise; whatever else fails, fails for good. */
const PASSING: readonly AppErrorCode[] = ['NETWORK', 'CONFLICT', 'UNEXPECTED', 'NOT_SIGNED_IN'];

/** @param kept - scans that an earlier page left without an answer. */
export const openDoor = (kept: readonly DoorTask[], at: number): DoorState => ({
  shown: { tag: 'ready' },
  waiting: kept.map((task) => ({ ...task, sentAt: null, retryAt: at })),
  late: [],
  lastCode: null,
});

/** What the server answered first, of a repeated scan too. */
export const outcomeOf = ({ outcome, repeatedOutcome }: Pick<DoorAnswer, 'outcome' | 'repeatedOutcome'>) =>
  outcome === 'REPEATED' ? (repeatedOutcome ?? outcome) : outcome;

/** The door after an event. Pure: time and ids come with the event; requests and timers follow from the state. */
export const doorReducer = (door: DoorState, event: DoorEvent): DoorState => sendNext(onEvent(door, event), event.at);

const onEvent = (door: DoorState, event: DoorEvent): DoorState => {
  switch (event.type) {
    case 'codeRead':
      return onCodeRead(door, event);
    case 'chosen':
      return take(door, { ...asked(event), chosen: event.chosen });
    case 'answered':
      return onAnswered(door, event.answer, event.at);
    case 'failed':
      return onFailed(door, event);
    case 'networkReturned':
      return { ...door, waiting: door.waiting.map((task) => (task.sentAt === null ? { ...task, retryAt: event.at } : task)) };
    case 'dismissed':
      return door.shown.tag === 'checking' ? door : { ...door, shown: { tag: 'ready' } };
    case 'lateRead':
      return { ...door, late: [] };
    case 'dropped':
      return { ...door, waiting: [], shown: { tag: 'ready' } };
    case 'tick':
      return onTick(door, event.at);
  }
};

const asked = ({ scanId, direction, gate, at }: Asked & { at: number }): DoorTask => ({
  scanId,
  direction,
  gate,
  scannedAt: at,
  attempt: 0,
  sentAt: null,
  retryAt: at,
});

const onCodeRead = (door: DoorState, event: Extract<DoorEvent, { type: 'codeRead' }>): DoorState => {
  const { code, at } = event;
  const { lastCode, shown } = door;
  if (lastCode?.text === code.text && Math.abs(at - lastCode.seenAt) < SAME_CODE_IGNORED_MS) {
    return { ...door, lastCode: { text: code.text, seenAt: at } };
  }
  if (shown.tag === 'checking') return door;
  const seen = { ...door, lastCode: { text: code.text, seenAt: at } };
  if (code.kind === 'ticket') return take(seen, { ...asked(event), ticket: code.text });
  const reason = code.kind === 'wrongCase' ? 'WRONG_CASE' : 'FOREIGN_CODE';
  return { ...seen, shown: { tag: 'unreadable', reason, until: at + SHOWN_FOR_MS.admitted } };
};

const take = (door: DoorState, task: DoorTask): DoorState => {
  if (door.waiting.length >= MOST_WAITING)
    return show(door, { tag: 'failed', code: 'NETWORK', until: task.scannedAt + SHOWN_FOR_MS.other });
  return {
    ...door,
    // What is asked for now goes before what was kept.
    waiting: [...door.waiting, { ...task, attempt: 1, sentAt: task.scannedAt, retryAt: null }],
    shown: { tag: 'checking', scanId: task.scanId, until: task.scannedAt + KEPT_AFTER_MS },
  };
};

const show = (door: DoorState, shown: DoorShown): DoorState => ({ ...door, shown });

const isShown = ({ shown }: DoorState, scanId: string): boolean =>
  (shown.tag === 'checking' || shown.tag === 'kept') && shown.scanId === scanId;

const onAnswered = (door: DoorState, answer: DoorAnswer, at: number): DoorState => {
  const { scanId } = answer;
  // The answer to an earlier try of a scan that is answered already.
  if (!door.waiting.some((task) => task.scanId === scanId)) return door;
  const rest = { ...door, waiting: door.waiting.filter((task) => task.scanId !== scanId) };
  if (!isShown(door, scanId)) return { ...rest, late: [answer, ...door.late].slice(0, LATE_KEPT) };
  const until = at + (outcomeOf(answer) === 'ADMITTED' ? SHOWN_FOR_MS.admitted : SHOWN_FOR_MS.other);
  return show(rest, { tag: 'answered', answer, until });
};

const onFailed = (door: DoorState, { scanId, code, at }: Extract<DoorEvent, { type: 'failed' }>): DoorState => {
  const task = door.waiting.find((one) => one.scanId === scanId);
  // A failure of an earlier try says nothing once a later one is on its way.
  if (!task || task.sentAt === null) return door;
  const until = at + SHOWN_FOR_MS.other;
  if (!PASSING.includes(code)) {
    const rest = { ...door, waiting: door.waiting.filter((one) => one.scanId !== scanId) };
    return isShown(door, scanId) ? show(rest, { tag: 'failed', code, until }) : rest;
  }
  const later = { ...door, waiting: door.waiting.map((one) => (one === task ? retryLater(one, at) : one)) };
  if (!isShown(door, scanId)) return later;
  if (code === 'NOT_SIGNED_IN') return show(later, { tag: 'failed', code, until });
  return code === 'NETWORK' ? show(later, { tag: 'kept', scanId, until }) : later;
};

const retryLater = (task: DoorTask, at: number): DoorTask => {
  const delay = RETRY_DELAYS_MS[Math.min(task.attempt, RETRY_DELAYS_MS.length) - 1] ?? 0;
  return { ...task, sentAt: null, retryAt: at + delay };
};

const onTick = (door: DoorState, at: number): DoorState => {
  const waiting = door.waiting.map((task) =>
    task.sentAt !== null && at >= task.sentAt + REQUEST_TIMES_OUT_MS ? { ...task, sentAt: null, retryAt: at } : task,
  );
  const { shown } = door;
  if (shown.tag === 'ready' || at < shown.until) return { ...door, waiting };
  if (shown.tag !== 'checking') return { ...door, waiting, shown: { tag: 'ready' } };
  return { ...door, waiting, shown: { tag: 'kept', scanId: shown.scanId, until: at + SHOWN_FOR_MS.other } };
};

/** Sends what is due, oldest first, while few enough are under way. */
const sendNext = (door: DoorState, at: number): DoorState => {
  let free = AT_ONCE - door.waiting.filter(({ sentAt }) => sentAt !== null).length;
  if (!door.waiting.some((task) => isDue(task, at)) || free <= 0) return door;
  const waiting = door.waiting.map((task) => {
    if (free <= 0 || !isDue(task, at)) return task;
    free -= 1;
    return { ...task, attempt: task.attempt + 1, sentAt: at, retryAt: null };
  });
  return { ...door, waiting };
};

const isDue = ({ sentAt, retryAt }: DoorTask, at: number): boolean => sentAt === null && retryAt !== null && at >= retryAt;

/** When the next `tick` is due; null when nothing is awaited. */
export const nextDoorTick = ({ shown, waiting }: DoorState): number | null => {
  const isBusy = waiting.filter(({ sentAt }) => sentAt !== null).length >= AT_ONCE;
  const dues = waiting.map(({ sentAt, retryAt }) => {
    if (sentAt !== null) return sentAt + REQUEST_TIMES_OUT_MS;
    // While enough are under way, the next goes when one of them is answered or given up.
    return isBusy ? Infinity : (retryAt ?? Infinity);
  });
  const next = Math.min(shown.tag === 'ready' ? Infinity : shown.until, ...dues);
  return next === Infinity ? null : next;
};
