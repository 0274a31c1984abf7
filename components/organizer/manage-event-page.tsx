'use client';

import Link from 'next/link';
import { RequireRole } from '@/components/auth/require-role';
import { formatSpan } from '@/components/event/format-time';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { AssignmentsPanel } from './assignments-panel';
import { EditEventForm } from './edit-event-form';
import { EventNav } from './event-nav';
import { WorkColumn } from './event-work-page';
import { NoSuchManagedEvent } from './no-such-managed-event';
import { PublishPanel } from './publish-panel';
import { useManagedEvent } from './use-managed-events';

/** An organizer's work on one event: publish it, say who is in charge, change it. */
export const ManageEventPage = ({ eventId }: { eventId: string }) => (
  <RequireRole role="organizer">{() => <ManagedEventDetails eventId={eventId} />}</RequireRole>
);

const ManagedEventDetails = ({ eventId }: { eventId: string }) => {
  const query = useManagedEvent(eventId);
  useDocumentTitle(query.data?.name);
  if (query.data === null) return <NoSuchManagedEvent />;
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
    <Page
      overline={<Link href="/organizer">Your events</Link>}
      title={event.name}
      lead={`${formatSpan(event.startsAt, event.endsAt, event.timeZone)} · ${event.place}`}
    >
      <EventNav eventId={event.id} />
      <WorkColumn>
        <PublishPanel event={event} />
        <AssignmentsPanel eventId={event.id} />
        <Panel title="Details">
          <EditEventForm event={event} />
        </Panel>
      </WorkColumn>
    </Page>
  );
};
