'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@aws-amplify/ui-react';
import { RequireRole } from '@/components/auth/require-role';
import { ownTimeZone } from '@/components/event/format-time';
import { useTicket } from '@/components/ticket/use-ticket';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { useNow } from '@/components/ui/use-now';
import { DEFAULT_CURRENCY } from '@/lib/domain/service-area';
import { HelpSheet } from '../order/help-sheet';
import { mayOrder } from '../order/may-order';
import { NotRegistered } from '../order/not-registered';
import { useCatalogue } from '../order/use-catalogue';
import type { Whose } from './known-requests';
import { NoticesPanel } from './notices-panel';
import { RequestLists } from './request-lists';
import { TabPanel } from './tab-panel';

/** A guest's requests at an event: what is under way, the tab, and what was. */
export const RequestsPage = ({ eventId }: { eventId: string }) => (
  <RequireRole role="guest">{({ sub }) => <OwnRequests sub={sub} eventId={eventId} />}</RequireRole>
);

const OwnRequests = (whose: Whose) => {
  const { sub, eventId } = whose;
  const now = useNow();
  const ticket = useTicket(sub, eventId);
  const catalogue = useCatalogue(whose);
  const [isAsking, setIsAsking] = useState(false);
  const event = ticket.data?.event;
  useDocumentTitle(event && `Your requests at ${event.name}`);

  const may = ticket.data === undefined ? undefined : mayOrder({ registration: ticket.data?.registration, event, now });
  if (may === 'notRegistered') return <NotRegistered eventId={eventId} title="Your requests" />;
  const timeZone = event?.timeZone ?? ownTimeZone();
  const isRunning = may === 'yes' || may === 'notCheckedIn';
  return (
    <Page
      width="narrow"
      overline={<Link href={`/events/${eventId}`}>{event?.name ?? 'Event'}</Link>}
      title="Your requests"
      actions={
        <>
          <ButtonLink href={`/events/${eventId}/order`} variation="primary">
            Order food and drinks
          </ButtonLink>
          {isRunning && <Button onClick={() => setIsAsking(true)}>Ask for help</Button>}
        </>
      }
    >
      {!ticket.data && ticket.error && (
        <ErrorNotice error={ticket.error} onRetry={() => void ticket.refetch()} isRetrying={ticket.isFetching} />
      )}
      <RequestLists whose={whose} timeZone={timeZone} now={now} areas={catalogue.data?.catalog.areas ?? []} />
      <TabPanel eventId={eventId} />
      <NoticesPanel eventId={eventId} now={now} />
      <HelpSheet
        whose={whose}
        areas={catalogue.data?.catalog.areas ?? []}
        currency={catalogue.data?.catalog.currency ?? DEFAULT_CURRENCY}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
      />
    </Page>
  );
};
