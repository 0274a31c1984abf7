import type { AgendaSession } from '@/lib/data/agenda';

/** As many rows as can be read from across a hall. */
const ROWS = 6;
/** In milliseconds: whoever is late still looks for the room. */
const LATE_MS = 15 * 60_000;

/** The sessions that begin next, and those that have just begun. */
export const soonestOf = (sessions: readonly AgendaSession[], now: Date): AgendaSession[] =>
  sessions
    .filter(({ startsAt, endsAt }) => Date.parse(startsAt) + LATE_MS > now.getTime() && Date.parse(endsAt) > now.getTime())
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    .slice(0, ROWS);
