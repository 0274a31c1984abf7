'use client';

import { Button } from '@aws-amplify/ui-react';
import Link from 'next/link';
import { RequireRole } from '@/components/auth/require-role';
import { ownTimeZone } from '@/components/event/format-time';
import { useTicket } from '@/components/ticket/use-ticket';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { useMyTab } from '../mine/use-my-requests';
import { NotRegistered } from '../order/not-registered';
import { receiptOf } from './receipt-lines';
import { ReceiptView } from './receipt-view';

type Props = {
  eventId: string;
  /** Without it the receipt is of the whole event. */
  requestId?: string | undefined;
};

/** What was ordered and paid, to print or to keep. */
export const ReceiptPage = (props: Props) => <RequireRole role="guest">{({ sub }) => <OwnReceipt sub={sub} {...props} />}</RequireRole>;

const OwnReceipt = ({ sub, eventId, requestId }: Props & { sub: string }) => {
  const ticket = useTicket(sub, eventId);
  const query = useMyTab(eventId);
  const home = `/events/${eventId}/requests`;
  if (ticket.data === null) return <NotRegistered eventId={eventId} title="Receipt" />;
  const { registration, event } = ticket.data ?? {};
  return (
    <Page
      width="narrow"
      overline={<Link href={home}>Your requests</Link>}
      title="Receipt"
      actions={query.data && <Button onClick={() => window.print()}>Print or save</Button>}
    >
      <Loaded query={query} loading={<Loading label="Loading the receipt…" />}>
        {(tab) => {
          const receipt = receiptOf(tab, requestId);
          if (!receipt) {
            return (
              <EmptyState title="Nothing to pay" action={<ButtonLink href={home}>Your requests</ButtonLink>}>
                {requestId ? 'This request cost nothing.' : 'You have ordered nothing that costs something.'}
              </EmptyState>
            );
          }
          return (
            <ReceiptView
              receipt={receipt}
              event={event}
              guestName={registration && `${registration.givenName} ${registration.familyName}`}
              timeZone={event?.timeZone ?? ownTimeZone()}
            />
          );
        }}
      </Loaded>
    </Page>
  );
};
