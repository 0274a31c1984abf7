'use client';

import { useSyncExternalStore } from 'react';
import styles from './feed-links.module.css';

const feedPath = (eventId: string) => `/events/${eventId}/agenda.ics`;
const never = () => () => {};

/** The agenda for the reader's calendar: kept up by itself, or as it is now. */
export const FeedLinks = ({ eventId }: { eventId: string }) => {
  // The site's own address is known in the browser alone.
  const host = useSyncExternalStore(
    never,
    () => location.host,
    () => undefined,
  );
  const path = feedPath(eventId);
  return (
    <nav className={styles.links} aria-label="Agenda in your calendar">
      {host && (
        <a className="amplify-button" href={`webcal://${host}${path}`}>
          Subscribe in your calendar
        </a>
      )}
      <a className="amplify-button" href={path} download={`usher-agenda-${eventId}.ics`}>
        Download as a calendar file
      </a>
    </nav>
  );
};
