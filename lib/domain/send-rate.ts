/**
 * The rate of a provider, shared by all senders of a channel: the generic cell rate algorithm (ITU-T I.371), with whole
 * batches for cells. `freeAt` is the only state: from then on the channel is free again. Instants are milliseconds since 1970.
 */
export type SendRate = {
  /** Messages a second that the provider takes. */
  perSecond: number;
  /** Messages of one call to the provider, which go out at one moment. */
  atOnce: number;
};

/** A call holds no more messages than this many seconds of the rate, so that nobody waits longer behind one. */
export const LONGEST_CALL_MS = 10_000;

/** How long a sender may wait for its turn. Whoever looks after what was left behind waits longer: so newcomers never keep it out. */
export const PATIENCE_MS = { newcomer: 15_000, leftBehind: 15_000 + LONGEST_CALL_MS } as const;

/** The rate as far as one channel takes it, with calls as large as they may be. */
export const rateOf = ({ perSecond, atOnce }: SendRate): SendRate => ({
  perSecond,
  atOnce: Math.max(1, Math.min(atOnce, Math.floor((perSecond * LONGEST_CALL_MS) / 1000))),
});

const spanOf = (messages: number, { perSecond }: SendRate): number => (messages * 1000) / perSecond;

type Question = {
  rate: SendRate;
  /** Undefined: nobody ever sent. */
  freeAt: number | undefined;
  now: number;
  messages: number;
  patienceMs: number;
};

/** `granted` messages may go out, from `startsAt` on; then the channel is free at `freeAt`. None: try again at `freeAt`. */
export type Slots = { granted: number; startsAt: number; freeAt: number };

/**
 * Gives a sender the next moments of a channel: as many as it can use before its patience ends.
 * A state further ahead than any sender could have brought it is of a clock that was wrong, and counts for nothing.
 */
export const takeSlots = ({ rate, freeAt, now, messages, patienceMs }: Question): Slots => {
  const latest = now + PATIENCE_MS.leftBehind + Math.max(LONGEST_CALL_MS, spanOf(rate.atOnce, rate));
  const startsAt = freeAt !== undefined && freeAt > now && freeAt <= latest ? freeAt : now;
  if (startsAt > now + patienceMs) return { granted: 0, startsAt, freeAt: startsAt };
  const calls = Math.floor((now + patienceMs - startsAt) / spanOf(rate.atOnce, rate)) + 1;
  const granted = Math.min(messages, calls * rate.atOnce);
  return { granted, startsAt, freeAt: startsAt + spanOf(granted, rate) };
};

/** When the message of that number, counted from 0, goes out. Those of one call go together. */
export const slotAt = (startsAt: number, index: number, rate: SendRate): number =>
  startsAt + spanOf(Math.floor(index / rate.atOnce) * rate.atOnce, rate);
