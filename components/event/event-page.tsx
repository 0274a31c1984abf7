'use client';

import Link from 'next/link';
import { AgendaPreview } from '@/components/agenda/agenda-preview';
import { Loaded } from '@/components/ui/loaded';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { Loading } from '@/components/ui/loading';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { EventCallToAction } from './event-call-to-action';
import { EventFacts } from './event-facts';
import styles from './event-page.module.css';
import { NoSuchEvent } from './no-such-event';
import { usePublishedEvent } from './use-events';

/** Everything about one event, and the next step for this reader. */
export const EventPage = ({ eventId }: { eventId: string }) => {
  const query = usePublishedEvent(eventId);
  useDocumentTitle(query.data?.name);
  if (query.data === null) return <NoSuchEvent />;
  if (!query.data) {
    return (
      <Page title="Event">
        <Loaded query={query} loading={<Loading label="Loading the event…" />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  const event = query.data;
  return (
    <Page overline={<Link href="/">All events</Link>} title={event.name}>
      <EventCallToAction event={event} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {event.description && <p className={styles.description}>{event.description}</p>}
          <AgendaPreview eventId={event.id} />
        </div>
        <aside className={styles.side} aria-label="When and where">
          <Panel>
            <EventFacts event={event} />
          </Panel>
        </aside>
      </div>
    </Page>
  );
};
