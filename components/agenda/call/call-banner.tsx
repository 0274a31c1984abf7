'use client';

import { formatTime } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { countdownClock } from '../countdown';
import { sessionHref } from '../session-facts';
import styles from './call-banner.module.css';
import type { StandingCall } from './standing-calls';

type Props = { eventId: string; call: StandingCall; timeZone: string; now: Date };

/** "Time to queue": where to, until when, and how long that is. */
export const CallBanner = ({ eventId, call, timeZone, now }: Props) => {
  const { sessionId, title, room, comeBy, keptUntil, isLate } = call;
  const until = isLate ? keptUntil : comeBy;
  return (
    <section className={styles.banner} aria-label={`Time to queue: ${title}`}>
      <div className={styles.words}>
        <p className={styles.lead}>{isLate ? 'Last call' : 'Time to queue'}</p>
        <p className={styles.title}>{title}</p>
        <p className={styles.where}>
          <strong>{room}</strong> ·{' '}
          {isLate ? `Your seat is kept until ${formatTime(keptUntil, timeZone)}` : `Come by ${formatTime(comeBy, timeZone)}`}
        </p>
      </div>
      {/* A timer is not read out each second. */}
      <p className={styles.clock} role="timer" aria-label="Time left">
        {countdownClock(Date.parse(until) - now.getTime())}
      </p>
      <div className={styles.ways}>
        <ButtonLink href={`/events/${eventId}/ticket`} className={styles.primary}>
          Show my ticket
        </ButtonLink>
        <ButtonLink href={sessionHref(eventId, sessionId)} className={styles.secondary}>
          See the session
        </ButtonLink>
      </div>
    </section>
  );
};
