import type { SessionFacts } from '../notice-request.ts';
import { inTwoParts } from './sms-parts.ts';

/**
 * A text message about a session, with its names as short as two parts demand.
 * @param shortest - for names in a script that leaves no room for more.
 */
export const sessionSms = (session: SessionFacts, write: (short: SessionFacts) => string, shortest: string): string => {
  const { title, room, reason = '', before } = session;
  const withNames = ([shortTitle = '', shortRoom = '', shortReason = '', roomBefore = '']: string[]) =>
    write({
      ...session,
      title: shortTitle,
      room: shortRoom,
      reason: shortReason,
      // A room that stays must stay the same name.
      before: before && { ...before, room: before.room === room ? shortRoom : roomBefore },
    });
  return inTwoParts([title, room, reason, before?.room ?? ''], withNames, shortest);
};
