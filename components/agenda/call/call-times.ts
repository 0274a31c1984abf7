import { callUpOpensAt, seatsReleasedAt } from '@/lib/domain/session';

/** What the times of a call follow from, besides the session's own. In minutes. */
export type CallTimes = { queueLeadMinutes: number; releaseMinutes: number };

type Timed = { startsAt: string; endsAt: string };

/** Until when a guest who was called keeps the seat (ISO 8601): past `comeBy`, up to the moment at which the seats of the absent are given away. */
export const callEndsAt = (session: Timed, comeBy: string, times: CallTimes | undefined): string => {
  if (!times) return comeBy;
  const released = seatsReleasedAt({ ...session, ...times }).toISOString();
  return released > comeBy ? released : comeBy;
};

/** Whether a call was made for another time of the session: it has moved since, and its guests are called anew. */
export const isOutdated = (session: Timed, comeBy: string, times: CallTimes | undefined): boolean =>
  comeBy > session.startsAt || (times !== undefined && comeBy < callUpOpensAt({ ...session, ...times }).toISOString());
