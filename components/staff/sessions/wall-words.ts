import { formatTime } from '@/components/event/format-time';
import type { SessionStatus } from '@/lib/data/session-board';
import { callUpOpensAt, isReservable } from '@/lib/domain/session';
import type { SessionPhase } from './session-phase';
import { countOf } from './session-words';

/** What a wall tells those who wait: one thing, large, and what to know with it. */
export const wallWords = (status: SessionStatus, phase: SessionPhase, timeZone: string): { call: string; detail?: string } => {
  switch (phase) {
    case 'CANCELLED':
      return { call: 'Cancelled' };
    case 'OVER':
      return { call: 'This session is over' };
    case 'RUNNING':
      return { call: 'It has started', ...freeSeats(status) };
    case 'RELEASED':
      return { call: 'Free seats are given away now', ...freeSeats(status) };
    case 'FREE':
      return { call: 'No seat needed', detail: 'Just come in while there is room' };
    case 'BEFORE':
      return { call: 'Please wait', detail: `Guests are called from ${formatTime(callUpOpensAt(status).toISOString(), timeZone)}` };
    case 'CALLING':
    case 'PAUSED':
      return called(status, phase, timeZone);
  }
};

const called = ({ waves, comeBy, waiting, called: told, admitted }: SessionStatus, phase: SessionPhase, timeZone: string) => {
  if (waves === 0) return { call: 'Please wait', detail: 'The first guests are called in a moment' };
  const until = comeBy === undefined ? undefined : `Come by ${formatTime(comeBy, timeZone)}`;
  if (waiting === 0) return { call: 'Everyone was called', ...(until && { detail: until }) };
  const upTo = `Wave ${countOf(waves)}: ${countOf(told + admitted)} guests called so far`;
  if (phase === 'PAUSED') return { call: 'A short pause', detail: upTo };
  return { call: until ?? `Wave ${countOf(waves)}`, detail: upTo };
};

const freeSeats = (status: SessionStatus): { detail?: string } => {
  if (!isReservable(status)) return {};
  const room = status.capacity - status.inside;
  return { detail: room > 0 ? `Room for ${countOf(room)} more` : 'The room is full' };
};
