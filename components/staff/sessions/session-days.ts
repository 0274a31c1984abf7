import type { AgendaSession } from '@/lib/data/agenda';
import { wallTimeOf } from '@/lib/domain/zoned-time';

/** A calendar day in the event's zone, e.g. "2026-11-23". */
export type Day = string;

export const dayOf = (instant: string, timeZone: string): Day => wallTimeOf(instant, timeZone).slice(0, 10);

/** Days on which sessions start, in order. */
export const daysOf = (sessions: readonly AgendaSession[], timeZone: string): Day[] =>
  [...new Set(sessions.map(({ startsAt }) => dayOf(startsAt, timeZone)))].sort();

/** What staff look at unless they say otherwise: today, else the next day with sessions, else the last one. */
export const usualDay = (days: readonly Day[], now: Date, timeZone: string): Day | undefined => {
  const today = dayOf(now.toISOString(), timeZone);
  return days.find((day) => day >= today) ?? days.at(-1);
};

type Filter = { day: Day | undefined; text: string; timeZone: string };

/** A day's sessions by start, then by room; with a text those whose title, room, track or speaker has it. */
export const sessionsOf = (sessions: readonly AgendaSession[], { day, text, timeZone }: Filter): AgendaSession[] => {
  const wanted = text.trim().toLocaleLowerCase('en');
  return sessions
    .filter((session) => dayOf(session.startsAt, timeZone) === day)
    .filter(({ title, room, track, speakers }) =>
      [title, room, track ?? '', ...speakers].some((words) => words.toLocaleLowerCase('en').includes(wanted)),
    )
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt) || one.room.localeCompare(other.room, 'en', { numeric: true }));
};
