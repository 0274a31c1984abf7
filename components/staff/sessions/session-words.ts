import { formatTime } from '@/components/event/format-time';
import type { SessionStatus } from '@/lib/data/session-board';
import { callUpOpensAt } from '@/lib/domain/session';
import type { State } from '../check-in-words';
import type { SessionPhase } from './session-phase';

const MINUTE_MS = 60_000;

export const PHASES: Record<SessionPhase, State> = {
  CANCELLED: { label: 'Cancelled', tone: 'error' },
  OVER: { label: 'Over', tone: 'neutral' },
  RUNNING: { label: 'Running', tone: 'lamp' },
  RELEASED: { label: 'Starting, seats released', tone: 'lamp' },
  PAUSED: { label: 'Call-up paused', tone: 'warning' },
  CALLING: { label: 'Calling guests', tone: 'success' },
  BEFORE: { label: 'Later', tone: 'neutral' },
  FREE: { label: 'Open to whoever comes', tone: 'neutral' },
};

/** When the next guests are called, e.g. "10:12, in 3 min"; says why when nobody will be. */
export const nextWaveWords = (status: SessionStatus, phase: SessionPhase, now: Date, timeZone: string): string => {
  const { nextWaveAt, waiting } = status;
  switch (phase) {
    case 'PAUSED':
      return 'paused';
    case 'BEFORE':
      return momentWords(callUpOpensAt(status).toISOString(), now, timeZone);
    case 'CALLING':
      if (waiting === 0) return status.taken === 0 ? 'nobody has a seat yet' : 'everyone was called';
      return nextWaveAt === undefined ? 'none' : momentWords(nextWaveAt, now, timeZone);
    default:
      return '–';
  }
};

/** e.g. "10:12, in 3 min"; "10:12, now" when it is due. */
export const momentWords = (instant: string, now: Date, timeZone: string): string => {
  const inMinutes = Math.ceil((Date.parse(instant) - now.getTime()) / MINUTE_MS);
  if (inMinutes > 90) return formatTime(instant, timeZone);
  return `${formatTime(instant, timeZone)}, ${inMinutes <= 0 ? 'now' : `in ${inMinutes} min`}`;
};

/** e.g. "6.5 a minute". */
export const rateWords = (doorPerMinute: number): string =>
  `${doorPerMinute.toLocaleString('en-GB', { maximumFractionDigits: 1 })} a minute`;

export const countOf = (count: number): string => count.toLocaleString('en-GB');

export const guestsInWords = (count: number): string => `${countOf(count)} ${count === 1 ? 'guest' : 'guests'}`;
