import type { SessionNotice } from '../notices/notice-request.ts';
import type { SessionChange } from './session-change.ts';

/** What a change is to those who have a place in the session, but for the guest. */
export type NewsOfSession = Pick<SessionNotice, 'kind' | 'eventId' | 'session'>;

/**
 * What guests with a place are told: that the session moved, in place or time, or was cancelled. One that takes place after all
 * is told as moved to where it was. Undefined when there is nothing to tell: a title or a speaker is no news.
 */
export const newsOfSession = ({ before, after }: SessionChange): NewsOfSession | undefined => {
  if (!before || before.revision === after.revision) return undefined;
  const { id: sessionId, eventId, title, room, startsAt, endsAt, revision } = after;
  const facts = { sessionId, title, room, startsAt, endsAt, revision };
  if (after.state === 'CANCELLED') {
    return { kind: 'SESSION_CANCELLED', eventId, session: { ...facts, reason: after.cancelReason } };
  }
  return { kind: 'SESSION_MOVED', eventId, session: { ...facts, before: { room: before.room, startsAt: before.startsAt } } };
};
