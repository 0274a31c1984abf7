import { formatDay } from '@/components/event/format-time';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import { searchKey } from '@/lib/domain/search-key';

/** The sessions of one day by clocks at the event. */
export type DayGroup = { day: string; sessions: ManagedSession[] };

type Filter = { search: string; withCancelled: boolean; timeZone: string };

/** The sessions as their organizer reads them: by day, then by start, then by room. */
export const groupSessions = (sessions: readonly ManagedSession[], { search, withCancelled, timeZone }: Filter): DayGroup[] => {
  const wanted = searchKey(search);
  const groups = new Map<string, ManagedSession[]>();
  const found = sessions
    .filter(({ state }) => withCancelled || state === 'SCHEDULED')
    .filter((session) => textOf(session).includes(wanted))
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt) || one.room.localeCompare(other.room, 'en'));
  for (const session of found) {
    const day = formatDay(session.startsAt, timeZone);
    groups.set(day, [...(groups.get(day) ?? []), session]);
  }
  return Array.from(groups, ([day, ofDay]) => ({ day, sessions: ofDay }));
};

const textOf = ({ title, speakers, room, track }: ManagedSession): string => searchKey([title, ...speakers, room, track ?? ''].join(' '));
