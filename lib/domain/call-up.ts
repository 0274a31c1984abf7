import { callUpOpensAt, seatsReleasedAt, type SessionTimes } from './session.ts';

/**
 * How guests are called to the door of a session: in waves, so that the line stays short, and all of them in time. The
 * reasons are in amplify/functions/call-up/README.md. Times are Dates, rates are guests a minute.
 */

const MINUTE_MS = 60_000;

/** Between two waves. */
const WAVE_MS = 3 * MINUTE_MS;
/** When there was nobody to call: newcomers do not wait for the next wave. */
const LOOK_MS = MINUTE_MS;
/** What a guest is given at least to come from anywhere in the building. */
const WALK_MS = 10 * MINUTE_MS;
/** Guests who were called and are not in yet: at most as many as the door takes in so many minutes. */
const UNDER_WAY_MINUTES = 8;
/** One person scans a guest in five seconds. */
const PER_SCANNER = 12;
/** Rooms larger than this have a second door, and so on. */
const SEATS_PER_SCANNER = 250;
/** A door that few guests came to looks slow. It is not believed to be slower than this part of the usual. */
const SLOWEST_PART = 1 / 3;

/** Guests that staff call with one tap. */
export const MAX_CALLED_BY_HAND = 500;

/** What the next wave follows from. `now` is between callUpOpensAt and seatsReleasedAt. */
type CallUpSituation = {
  session: SessionTimes & { capacity: number };
  /** Guests with a seat who were not called yet. */
  waiting: number;
  /** Guests who were called and are not in. */
  called: number;
  /** Guests a minute through the door, as measured; undefined before there is anything to measure. */
  doorPerMinute: number | undefined;
  now: Date;
};

/** Guests a minute that the door is reckoned with. */
export const doorPace = ({ capacity, doorPerMinute }: { capacity: number; doorPerMinute: number | undefined }): number => {
  const usual = PER_SCANNER * Math.max(1, Math.ceil(capacity / SEATS_PER_SCANNER));
  return doorPerMinute === undefined ? usual : Math.max(doorPerMinute, usual * SLOWEST_PART);
};

/** From then on everyone is called who has a seat: so long before the seats are given away that there is time to come. */
export const lastCallAt = (session: SessionTimes): Date => {
  const [opens, releases] = [callUpOpensAt(session).getTime(), seatsReleasedAt(session).getTime()];
  return new Date(releases - Math.min(WALK_MS, (releases - opens) / 2));
};

/** How many guests are called now. */
export const waveSize = ({ session, waiting, called, doorPerMinute, now }: CallUpSituation): number => {
  const left = lastCallAt(session).getTime() - now.getTime();
  const wavesLeft = left <= 0 ? 1 : 1 + Math.floor(left / WAVE_MS);
  const fitsTheDoor = Math.floor(doorPace({ capacity: session.capacity, doorPerMinute }) * UNDER_WAY_MINUTES) - called;
  return Math.min(waiting, Math.max(fitsTheDoor, Math.ceil(waiting / wavesLeft)));
};

/** Until when those called now should be at the door: when their turn has come, a full minute, never after the seats are given away. */
export const comeByOf = ({ session, called, doorPerMinute, now, count }: Omit<CallUpSituation, 'waiting'> & { count: number }): Date => {
  const queueMs = ((called + count) / doorPace({ capacity: session.capacity, doorPerMinute })) * MINUTE_MS;
  const fullMinute = Math.ceil((now.getTime() + Math.max(WALK_MS, queueMs)) / MINUTE_MS) * MINUTE_MS;
  return new Date(Math.min(fullMinute, seatsReleasedAt(session).getTime()));
};

/** What the next look follows from. */
type NextLook = {
  session: SessionTimes;
  isPaused: boolean;
  /** A wave was called just now, and guests are left. */
  isWaveFollowing: boolean;
  now: Date;
};

/** When there is next something to do: open the call-up, call the next wave, look for newcomers, give seats away. */
export const nextLookAt = ({ session, isPaused, isWaveFollowing, now }: NextLook): Date => {
  const releases = seatsReleasedAt(session).getTime();
  if (isPaused) return new Date(releases);
  const opens = callUpOpensAt(session).getTime();
  if (now.getTime() < opens) return new Date(opens);
  const lastCall = lastCallAt(session).getTime();
  const next = now.getTime() + (isWaveFollowing ? WAVE_MS : LOOK_MS);
  const notAfterLastCall = now.getTime() < lastCall ? Math.min(next, lastCall) : next;
  return new Date(Math.min(notAfterLastCall, releases));
};
