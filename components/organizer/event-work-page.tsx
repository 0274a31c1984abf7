'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { RequireRole } from '@/components/auth/require-role';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventNav } from './event-nav';
import styles from './event-work-page.module.css';
import { NoSuchManagedEvent } from './no-such-managed-event';
import { useManagedEvent } from './use-managed-events';

type Props = {
  eventId: string;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Forms are narrow. */
  width?: 'narrow' | 'wide';
  children: (event: ManagedEvent) => ReactNode;
};

/** A column for forms, as wide as lines are read well. */
export const WorkColumn = ({ children }: { children: ReactNode }) => <div className={styles.column}>{children}</div>;

/** A page of an organizer's work on one event, under the event's name and beside its other pages. */
export const EventWorkPage = (props: Props) => <RequireRole role="organizer">{() => <OfEvent {...props} />}</RequireRole>;

const OfEvent = ({ eventId, title, lead, actions, width = 'wide', children }: Props) => {
  const query = useManagedEvent(eventId);
  const event = query.data;
  useDocumentTitle(event ? `${title}, ${event.name}` : undefined);
  if (event === null) return <NoSuchManagedEvent />;
  return (
    <Page
      overline={
        <Link href={`/organizer/events/${eventId}`}>
          <bdi>{event?.name ?? '…'}</bdi>
        </Link>
      }
      title={title}
      lead={lead}
      actions={actions}
    >
      <EventNav eventId={eventId} />
      <Loaded query={query} loading={<Loading label="Loading the event…" />}>
        {(found) => found && (width === 'narrow' ? <WorkColumn>{children(found)}</WorkColumn> : children(found))}
      </Loaded>
    </Page>
  );
};
