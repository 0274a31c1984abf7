import type { SessionStatus } from '@/lib/data/session-board';
import { MAX_CALLED_BY_HAND, waveSize } from '@/lib/domain/call-up';
import { callUpOpensAt, isReservable, seatsReleasedAt } from '@/lib/domain/session';

/** BEFORE: nobody is called yet. CALLING, PAUSED: between the first call and the release of seats. FREE: no seats are reserved. */
export type SessionPhase = 'CANCELLED' | 'OVER' | 'RUNNING' | 'RELEASED' | 'PAUSED' | 'CALLING' | 'BEFORE' | 'FREE';

type Timed = Pick<SessionStatus, 'state' | 'startsAt' | 'endsAt'>;

/** What the agenda knows of it: undefined while the rest decides. */
export const plainPhaseOf = ({ state, startsAt, endsAt }: Timed, now: Date): 'CANCELLED' | 'OVER' | 'RUNNING' | undefined => {
  if (state === 'CANCELLED') return 'CANCELLED';
  if (now.getTime() >= Date.parse(endsAt)) return 'OVER';
  return now.getTime() >= Date.parse(startsAt) ? 'RUNNING' : undefined;
};

export const phaseOf = (status: SessionStatus, now: Date): SessionPhase => {
  const plain = plainPhaseOf(status, now);
  if (plain) return plain;
  if (!isReservable(status)) return 'FREE';
  if (status.seatsReleasedAt !== undefined || now >= seatsReleasedAt(status)) return 'RELEASED';
  if (status.callUpPausedAt !== undefined) return 'PAUSED';
  return now < callUpOpensAt(status) ? 'BEFORE' : 'CALLING';
};

/** Whether waves can be called, or stopped, by hand. */
export const isCallUpOpen = (phase: SessionPhase): phase is 'CALLING' | 'PAUSED' => phase === 'CALLING' || phase === 'PAUSED';

/** How many guests a wave called by hand can have at most. */
export const mostCalled = ({ waiting }: SessionStatus): number => Math.min(waiting, MAX_CALLED_BY_HAND);

/** How many guests a wave called by hand should have: what the door can take now, and somebody at least. */
export const suggestedCount = (status: SessionStatus, now: Date): number => {
  if (!isReservable(status) || status.waiting === 0) return 0;
  const { waiting, called, doorPerMinute } = status;
  return Math.min(mostCalled(status), Math.max(1, waveSize({ session: status, waiting, called, doorPerMinute, now })));
};
