'use client';

import { Button, SelectField, TextField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { formatDay, ownTimeZone } from '@/components/event/format-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { useNow } from '@/components/ui/use-now';
import type { AgendaSession } from '@/lib/data/agenda';
import type { LiveState } from '@/lib/data/keep-subscribed';
import { LiveBadge } from '../live-badge';
import type { WorkEvent } from '../use-work-events';
import styles from './session-board.module.css';
import { dayOf, daysOf, sessionsOf, usualDay } from './session-days';
import { SessionRow } from './session-row';
import { useSessionNews } from './use-session-news';
import { useStaffAgenda } from './use-staff-agenda';
import { useWall } from './use-wall';
import { WallBoard } from './wall-board';

/** In milliseconds: times are told in minutes. */
const TIMES_EVERY_MS = 10_000;

/** The sessions of an event, a day at a time. */
export const SessionBoard = ({ event }: { event: WorkEvent }) => {
  const live = useSessionNews(event.id);
  return <Loaded query={useStaffAgenda(event.id)}>{(sessions) => <Sessions event={event} sessions={sessions} live={live} />}</Loaded>;
};

const Sessions = ({ event, sessions, live }: { event: WorkEvent; sessions: AgendaSession[]; live: LiveState }) => {
  const now = useNow(TIMES_EVERY_MS);
  const timeZone = event.timeZone ?? ownTimeZone();
  const [chosenDay, setChosenDay] = useState<string>();
  const [text, setText] = useState('');
  const [hasEnded, setHasEnded] = useState(false);
  const [isWall, setIsWall] = useWall();
  if (sessions.length === 0) {
    return <EmptyState title="No sessions yet">An organizer adds them; they show here once the event is published.</EmptyState>;
  }
  const days = daysOf(sessions, timeZone);
  const day = chosenDay !== undefined && days.includes(chosenDay) ? chosenDay : usualDay(days, now, timeZone);
  const found = sessionsOf(sessions, { day, text, timeZone });
  const isPast = ({ endsAt }: AgendaSession) => Date.parse(endsAt) <= now.getTime();
  const past = found.filter(isPast);
  // A day that is over has nothing else to show.
  const shown = hasEnded || past.length === found.length ? found : found.filter((session) => !isPast(session));
  return (
    <div className={styles.board}>
      <div className={styles.toolbar} role="group" aria-label="Filters">
        <SelectField label="Day" size="small" value={day ?? ''} onChange={({ target }) => setChosenDay(target.value)}>
          {days.map((one) => (
            <option key={one} value={one}>
              {dayInWords(sessions, one, timeZone)}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Search"
          size="small"
          type="search"
          placeholder="Title, room, speaker"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div className={styles.actions}>
          <LiveBadge live={live} />
          <Button size="small" onClick={() => setIsWall(true)}>
            Wall screen
          </Button>
        </div>
      </div>
      {shown.length < found.length && (
        <div>
          <Button size="small" onClick={() => setHasEnded(true)}>
            {past.length === 1 ? 'Show 1 that is over' : `Show ${past.length} that are over`}
          </Button>
        </div>
      )}
      {found.length === 0 ? (
        <EmptyState title="Nothing found">{`No session of this day has “${text.trim()}” in its title, room or speakers.`}</EmptyState>
      ) : (
        <ol role="list" className={styles.list}>
          {shown.map((session) => (
            <SessionRow key={session.id} eventId={event.id} session={session} now={now} timeZone={timeZone} />
          ))}
        </ol>
      )}
      {isWall && <WallBoard event={event} sessions={sessions} live={live} now={now} timeZone={timeZone} onLeave={() => setIsWall(false)} />}
    </div>
  );
};

const dayInWords = (sessions: readonly AgendaSession[], day: string, timeZone: string): string => {
  const first = sessions.find(({ startsAt }) => dayOf(startsAt, timeZone) === day);
  return first ? formatDay(first.startsAt, timeZone) : day;
};
