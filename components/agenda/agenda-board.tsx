'use client';

import { Button } from '@aws-amplify/ui-react';
import { useDeferredValue, useMemo } from 'react';
import { formatShortDay } from '@/components/event/format-time';
import { EmptyState } from '@/components/ui/empty-state';
import { useNow } from '@/components/ui/use-now';
import { agendaDays, agendaIndex, dayToOpen, filterAgenda, tracksOf } from '@/lib/domain/agenda';
import { useAgendaAddress, type AgendaView } from './agenda-address';
import styles from './agenda-board.module.css';
import { AgendaFilters } from './agenda-filters';
import { ChoiceBar } from './choice-bar';
import { FoundSessions } from './found-sessions';
import { MySchedule } from './my-schedule';
import { ownClashes } from './own-sessions';
import { useGuest, useMyPlaces } from './places/use-my-places';
import { RoomView } from './room-view';
import { TimeList } from './time-list';
import type { Agenda } from './use-agenda';
import { zonesOf } from './zones';

const VIEW_LABELS: Record<AgendaView, string> = { time: 'By time', rooms: 'By room', mine: 'My schedule' };
const VIEW_OPTIONS = (['time', 'rooms', 'mine'] as const).map((value) => ({ value, label: VIEW_LABELS[value] }));

/** The agenda in the view that the address names. */
export const AgendaBoard = ({ agenda }: { agenda: Agenda }) => {
  const { event, sessions } = agenda;
  const { id: eventId, timeZone } = event;
  const [address, change] = useAgendaAddress();
  const now = useNow();
  const { guest } = useGuest(eventId);
  const places = useMyPlaces(guest).known?.places;
  const index = useMemo(() => agendaIndex(sessions), [sessions]);
  const tracks = useMemo(() => tracksOf(sessions), [sessions]);
  const clashes = useMemo(() => ownClashes(sessions, places), [sessions, places]);
  const words = useDeferredValue(address.words);
  const { track } = address;
  const found = useMemo(() => filterAgenda(sessions, index, { words, track }), [sessions, index, words, track]);
  const days = useMemo(() => agendaDays(found, timeZone), [found, timeZone]);
  const zones = zonesOf(event);

  if (sessions.length === 0) return <EmptyState title="The agenda is not out yet">Please look again closer to the event.</EmptyState>;
  const views = <ChoiceBar label="View" options={VIEW_OPTIONS} current={address.view} onChange={(view) => change({ view })} />;
  if (address.view === 'mine') {
    return (
      <div className={styles.board}>
        {views}
        <MySchedule agenda={agenda} now={now} />
      </div>
    );
  }
  const isSearching = words.trim() !== '';
  const dayNames = days.map(({ day }) => day);
  const day = days.find((each) => each.day === address.day) ?? days.find((each) => each.day === dayToOpen(dayNames, now, timeZone));
  const ofDay = day ? [...day.continued, ...day.starting] : [];
  const common = { eventId, places, clashes, timeZone, ownZone: zones.ownZone };
  return (
    <div className={styles.board}>
      <div className={styles.controls}>
        {views}
        <AgendaFilters
          words={address.words}
          track={track}
          tracks={tracks}
          onWords={(next) => change({ words: next })}
          onTrack={(next) => change({ track: next })}
        />
      </div>
      {!isSearching && days.length > 1 && (
        <div className={styles.days}>
          <ChoiceBar
            label="Day"
            options={days.map((each) => ({ value: each.day, label: formatShortDay(each.starting[0]?.startsAt ?? '', timeZone) }))}
            current={day?.day}
            onChange={(next) => change({ day: next })}
          />
        </div>
      )}
      <p role="status" className={styles.count}>
        {isSearching || track !== undefined ? (found.length === 1 ? '1 session' : `${found.length} sessions`) : ''}
      </p>
      {found.length === 0 && (
        <EmptyState
          title="Nothing matches"
          action={<Button onClick={() => change({ words: '', track: undefined })}>Show everything</Button>}
        >
          No session has these words in its title, its room or track, or among its speakers.
        </EmptyState>
      )}
      {found.length > 0 && isSearching && <FoundSessions days={days} {...common} />}
      {day && !isSearching && address.view === 'time' && <TimeList key={day.day} sessions={ofDay} title="Sessions by time" {...common} />}
      {day && !isSearching && address.view === 'rooms' && (
        <RoomView key={day.day} day={day.day} sessions={ofDay} room={address.room} onRoom={(room) => change({ room })} {...common} />
      )}
    </div>
  );
};
