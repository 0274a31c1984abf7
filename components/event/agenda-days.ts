import type { AgendaSession } from '@/lib/data/events';
import { formatDay } from './format-time';

export type AgendaDay = { day: string; sessions: AgendaSession[] };

/** Sessions by the day they start on, by the event's own clock. */
export const agendaDays = (sessions: AgendaSession[], timeZone: string): AgendaDay[] => {
  const days = new Map<string, AgendaSession[]>();
  for (const session of [...sessions].sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))) {
    const day = formatDay(session.startsAt, timeZone);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days].map(([day, ofDay]) => ({ day, sessions: ofDay }));
};
