'use client';

import { SelectField } from '@aws-amplify/ui-react';
import { formatShortDay, formatTime } from '@/components/event/format-time';
import { daysOf, sessionsOf, usualDay } from '@/components/staff/sessions/session-days';
import { useStaffAgenda } from '@/components/staff/sessions/use-staff-agenda';
import { useNow } from '@/components/ui/use-now';
import type { AgendaSession } from '@/lib/data/agenda';
import type { KioskSession } from '../kiosk-settings';

type Props = { eventId: string; value: KioskSession | null; timeZone: string; onChange: (session: KioskSession | null) => void };

/** Where this kiosk stands: at the event's entrance, or at the door of one of the day's sessions. */
export const DoorField = ({ eventId, value, timeZone, onChange }: Props) => {
  const agenda = useStaffAgenda(eventId);
  const now = useNow();
  const sessions = sessionsOfTheDay(agenda.data ?? [], now, timeZone);
  const isKnown = value === null || sessions.some(({ id }) => id === value.id);
  const choose = (id: string) => {
    const session = sessions.find((one) => one.id === id);
    if (session) return onChange({ id, title: session.title, room: session.room });
    if (id === '') onChange(null);
  };
  return (
    <SelectField
      label="Door"
      descriptiveText={agenda.isError ? 'The sessions could not be read. Without a network only the entrance can be chosen.' : undefined}
      value={value?.id ?? ''}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">Entrance of the event</option>
      {sessions.map((session) => (
        <option key={session.id} value={session.id}>
          {formatTime(session.startsAt, timeZone)} {session.title}, {session.room}
        </option>
      ))}
      {!isKnown && (
        <option value={value.id}>
          {value.title}, {value.room} {agenda.isSuccess && dayWords(agenda.data, value.id, timeZone)}
        </option>
      )}
    </SelectField>
  );
};

/** The day's sessions that still have a door: not over, not cancelled. */
const sessionsOfTheDay = (sessions: readonly AgendaSession[], now: Date, timeZone: string): AgendaSession[] => {
  const ahead = sessions.filter(({ state, endsAt }) => state === 'SCHEDULED' && Date.parse(endsAt) > now.getTime());
  return sessionsOf(ahead, { day: usualDay(daysOf(ahead, timeZone), now, timeZone), text: '', timeZone });
};

const dayWords = (sessions: readonly AgendaSession[], id: string, timeZone: string): string => {
  const session = sessions.find((one) => one.id === id);
  if (!session) return '(no longer on the agenda)';
  return session.state === 'CANCELLED' ? '(cancelled)' : `(${formatShortDay(session.startsAt, timeZone)})`;
};
