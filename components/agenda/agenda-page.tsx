'use client';

import Link from 'next/link';
import { NoSuchEvent } from '@/components/event/no-such-event';
import { formatMoment } from '@/components/event/format-time';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { AgendaBoard } from './agenda-board';
import styles from './agenda-page.module.css';
import { FeedLinks } from './calendar/feed-links';
import { useAgenda } from './use-agenda';
import { zonesOf } from './zones';

/** Everything that an event offers: by time, by room, and what of it the reader has a place in. */
export const AgendaPage = ({ eventId }: { eventId: string }) => {
  const query = useAgenda(eventId);
  const agenda = query.data;
  useDocumentTitle(agenda ? `Agenda of ${agenda.event.name}` : undefined);
  if (agenda === null) return <NoSuchEvent />;
  if (!agenda) {
    return (
      <Page title="Agenda">
        <Loaded query={query} loading={<Loading label="Loading the agenda…" lines={6} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  const { event, isSaved, readAt } = agenda;
  return (
    <Page overline={<Link href={`/events/${eventId}`}>{event.name}</Link>} title="Agenda">
      {isSaved && (
        <Notice tone="warning" title="Saved copy">
          No connection. This is the agenda as of {formatMoment(readAt, event.timeZone)}.
        </Notice>
      )}
      <AgendaBoard agenda={agenda} />
      <footer className={styles.foot}>
        <p>{zonesOf(event).sentence}</p>
        <FeedLinks eventId={eventId} />
      </footer>
    </Page>
  );
};
