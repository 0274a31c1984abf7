import type { ReactNode } from 'react';
import { formatMoment, formatTime } from '@/components/event/format-time';
import { classNames } from '@/components/ui/class-names';
import type { AgendaSession, SessionDetails } from '@/lib/data/agenda';
import type { PublishedEvent } from '@/lib/data/events';
import { countdownClock, countdownWords } from '../countdown';
import styles from './reservation-panel.module.css';
import type { ReservationView } from './reservation-view';

type Props = { view: ReservationView; session: AgendaSession; event: PublishedEvent; details: SessionDetails | undefined; now: Date };

/** In milliseconds: from then on a clock runs down by the second. */
const CLOCK_FROM_MS = 60 * 60_000;

/** How it stands, in words. */
export const PlaceWords = ({ view, session, event, details, now }: Props) => {
  const { timeZone } = event;
  const lead = details ? `about ${details.queueLeadMinutes} minutes before the start` : 'before the start';
  switch (view.kind) {
    case 'cancelled':
      return null;
    case 'over':
      return <Words title="This session is over">{view.wasIn && 'You were there. Thank you!'}</Words>;
    case 'freeEntry':
      return <Words title="Free entry">No seats are reserved: come to {session.room}, first come, first served.</Words>;
    case 'admitted':
      return <Words title="You are in">Enjoy the session.</Words>;
    case 'called':
      return (
        <Words title={view.isLate ? 'Last call' : 'Time to queue'}>
          {view.isLate
            ? `Please come to ${session.room} now. Your seat is kept until ${formatTime(view.keptUntil, timeZone)}.`
            : `Please come to ${session.room} by ${formatTime(view.comeBy, timeZone)} with your ticket.`}
        </Words>
      );
    case 'seat':
      return (
        <Words title="You have a seat">
          We tell you when it is your turn to queue, {lead}. Until then there is no need to stand in line.
          {details &&
            details.releaseMinutes > 0 &&
            ` Seats of those who have not come are given away ${details.releaseMinutes} minutes before the start.`}
        </Words>
      );
    case 'line':
      return (
        <Words title={view.position ? `You are number ${view.position} in line` : 'You are in line'}>
          {view.isRunning
            ? 'The session has started. Ask at the door whether there is room.'
            : 'When a seat is free, it is yours, and we tell you.'}
        </Words>
      );
    case 'lost':
      return <Words title="Your seat was given away">You did not come in time. If there is room, you are let in at the door.</Words>;
    case 'started':
      return <Words title="This session has started">Seats are no longer reserved. If there is room, you are let in at the door.</Words>;
    case 'opensLater': {
      const left = Date.parse(view.at) - now.getTime();
      return (
        <Words title={`Seats can be reserved from ${formatMoment(view.at, timeZone)}`}>
          {left < CLOCK_FROM_MS ? (
            <span className={styles.clock} role="timer" aria-label="Time until reservation opens">
              {countdownClock(left)}
            </span>
          ) : (
            `That is ${countdownWords(left)}.`
          )}
        </Words>
      );
    }
    case 'signIn':
      return <Words title={seatsTitle(session)}>Sign in to reserve a seat.</Words>;
    case 'register':
      return <Words title={seatsTitle(session)}>With a ticket for {event.name} you can reserve one.</Words>;
    case 'reserve':
      if (view.wasLost) {
        return (
          <Words title="Your seat was given away">
            {view.isFull ? 'You can join the line, or ask at the door.' : 'There are seats left: you can take one again.'}
          </Words>
        );
      }
      return (
        <Words title={seatsTitle(session)}>
          {view.isFull
            ? 'Join the line: when somebody gives a seat back, it goes to whoever waits longest.'
            : `We tell you when to queue, ${lead}.`}
        </Words>
      );
  }
};

const seatsTitle = ({ fill }: AgendaSession): string => {
  switch (fill) {
    case 'OPEN':
      return 'There are seats';
    case 'FILLING':
      return 'Filling: few seats are left';
    case 'FULL':
      return 'All seats are taken';
  }
};

const Words = ({ title, children }: { title: string; children?: ReactNode }) => (
  <>
    <h2 className={classNames('amplify-heading', styles.title)}>{title}</h2>
    {children && <p className={styles.text}>{children}</p>}
  </>
);
