'use client';

import Link from 'next/link';
import { RequireRole } from '@/components/auth/require-role';
import { formatSpan } from '@/components/event/format-time';
import { usePublishedEvent } from '@/components/event/use-events';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { LoadMore } from '@/components/ui/load-more';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Tag } from '@/components/ui/tag';
import { findSavedTicket, listSavedTickets } from '@/components/ticket/saved-ticket';
import type { PublishedEvent } from '@/lib/data/events';
import type { Registration } from '@/lib/data/registrations';
import { toAppError } from '@/lib/data/unwrap';
import styles from './my-tickets-page.module.css';
import { useMyRegistrations } from './use-registrations';

/** All of one's registrations. */
export const MyTicketsPage = () => (
  <RequireRole role="guest">
    {({ email, sub }) => (
      <Page title="My tickets" lead={<>Registrations of {email}</>}>
        <Registrations sub={sub} />
      </Page>
    )}
  </RequireRole>
);

const Registrations = ({ sub }: { sub: string }) => {
  const query = useMyRegistrations();
  if (!query.data && query.error && toAppError(query.error).code === 'NETWORK') return <SavedRegistrations sub={sub} />;
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const registrations = pages.flatMap(({ items }) => items);
        if (registrations.length === 0) {
          return (
            <EmptyState
              title="No tickets yet"
              action={
                <ButtonLink href="/" variation="primary">
                  See all events
                </ButtonLink>
              }
            >
              When you register for an event, your ticket appears here.
            </EmptyState>
          );
        }
        return (
          <>
            <ul role="list" className={styles.list}>
              {registrations.map((registration) => (
                <CurrentCard key={registration.guestId} registration={registration} sub={sub} />
              ))}
            </ul>
            <LoadMore query={query} label="Show earlier ones" />
          </>
        );
      }}
    </Loaded>
  );
};

/** What opens without a network: the tickets that were opened on this device. */
const SavedRegistrations = ({ sub }: { sub: string }) => (
  <>
    <Notice tone="warning" title="Saved copies">
      No connection. These are the tickets that you opened on this device.
    </Notice>
    <ul role="list" className={styles.list}>
      {listSavedTickets(sub).map(({ registration, event }) => (
        <RegistrationCard key={registration.guestId} registration={registration} event={event} />
      ))}
    </ul>
  </>
);

/** An event that was unpublished since is known from the ticket that was opened. */
const CurrentCard = ({ registration, sub }: { registration: Registration; sub: string }) => {
  const { data: event } = usePublishedEvent(registration.eventId);
  return <RegistrationCard registration={registration} event={event ?? findSavedTicket(sub, registration.eventId)?.event} />;
};

type CardProps = { registration: Registration; event: PublishedEvent | undefined };

const RegistrationCard = ({ registration, event }: CardProps) => (
  <li className={styles.card}>
    <div className={styles.words}>
      <h2 className={styles.name}>
        <Link href={`/events/${registration.eventId}/ticket`} className={styles.link}>
          {event?.name ?? `Event ${registration.eventId}`}
        </Link>
      </h2>
      {event && <p>{`${formatSpan(event.startsAt, event.endsAt, event.timeZone)} · ${event.place}`}</p>}
    </div>
    <StateTag registration={registration} />
  </li>
);

const StateTag = ({ registration: { state, waitlistPosition, checkedInAt } }: { registration: Registration }) => {
  if (checkedInAt) return <Tag tone="success">Checked in</Tag>;
  switch (state) {
    case 'REGISTERED':
      return <Tag tone="lamp">Ticket</Tag>;
    case 'WAITLISTED':
      return <Tag tone="warning">{waitlistPosition ? `Waiting list, number ${waitlistPosition}` : 'Waiting list'}</Tag>;
    case 'CANCELLED':
      return <Tag>Cancelled</Tag>;
  }
};
