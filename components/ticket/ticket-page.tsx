'use client';

import Link from 'next/link';
import { RequireRole } from '@/components/auth/require-role';
import { formatMoment, ownTimeZone } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { toAppError } from '@/lib/data/unwrap';
import { TicketView } from './ticket-view';
import { useTicket } from './use-ticket';

/** A guest's ticket for one event. */
export const TicketPage = ({ eventId }: { eventId: string }) => (
  <RequireRole role="guest">{({ sub }) => <OwnTicket sub={sub} eventId={eventId} />}</RequireRole>
);

const OwnTicket = ({ sub, eventId }: { sub: string; eventId: string }) => {
  const { data: ticket, error, isFetching, refetch } = useTicket(sub, eventId);
  useDocumentTitle(ticket?.event && `Ticket for ${ticket.event.name}`);
  const retry = () => void refetch();

  if (ticket === undefined) {
    return (
      <Page width="narrow" title="Your ticket">
        {error ? <ErrorNotice error={error} onRetry={retry} isRetrying={isFetching} /> : <Loading label="Loading your ticket…" />}
      </Page>
    );
  }
  if (ticket === null) {
    return (
      <Page width="narrow" title="Your ticket">
        <EmptyState
          title="You are not registered for this event"
          action={
            <ButtonLink href={`/events/${eventId}`} variation="primary">
              See the event
            </ButtonLink>
          }
        >
          If the e-mail with your ticket came to another address, please sign in with that one.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      width="narrow"
      overline={<Link href={`/events/${eventId}`}>{ticket.event?.name ?? 'Event'}</Link>}
      title={ticket.registration.state === 'REGISTERED' ? 'Your ticket' : 'Your registration'}
    >
      {error && toAppError(error).code === 'NETWORK' && (
        <Notice tone="warning" title="Saved copy">
          No connection. This is your ticket as of {formatMoment(ticket.savedAt, ownTimeZone())}; it works at the door all the same.
        </Notice>
      )}
      {error && toAppError(error).code !== 'NETWORK' && <ErrorNotice error={error} onRetry={retry} isRetrying={isFetching} />}
      <TicketView ticket={ticket} />
    </Page>
  );
};
