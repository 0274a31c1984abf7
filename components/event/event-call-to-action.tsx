'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { useMyRegistration } from '@/components/registration/use-registrations';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { useNow } from '@/components/ui/use-now';
import type { PublishedEvent } from '@/lib/data/events';
import { callToActionOf } from './call-to-action';
import styles from './event-call-to-action.module.css';
import { formatMoment, zoneName } from './format-time';

/** The next step for this reader: register, wait for the opening, look at the ticket or at the place in line. */
export const EventCallToAction = ({ event }: { event: PublishedEvent }) => {
  const now = useNow();
  const query = useMyRegistration(event.id);
  if (!query.isEnabled) return <NextStep event={event} registration={undefined} now={now} />;
  return (
    <Loaded query={query} loading={<Loading label="Looking up your registration…" lines={1} />}>
      {(registration) => <NextStep event={event} registration={registration ?? undefined} now={now} />}
    </Loaded>
  );
};

const NextStep = ({ event, ...known }: Parameters<typeof callToActionOf>[0]) => {
  const next = callToActionOf({ event, ...known });
  const ticketHref = `/events/${event.id}/ticket`;
  switch (next.kind) {
    case 'ticket':
      return (
        <div className={styles.step}>
          <p className={styles.words}>You are registered.</p>
          <ButtonLink href={ticketHref} variation="primary" size="large">
            Show your ticket
          </ButtonLink>
          <ButtonLink href={`/events/${event.id}/order`} size="large">
            Food, drinks and help
          </ButtonLink>
        </div>
      );
    case 'waitlisted':
      return (
        <div className={styles.step}>
          <p className={styles.words}>
            {next.position ? `You are number ${next.position} on the waiting list.` : 'You are on the waiting list.'} We tell you when a
            place is yours.
          </p>
          <ButtonLink href={ticketHref} size="large">
            See your registration
          </ButtonLink>
        </div>
      );
    case 'register':
      return (
        <div className={styles.step}>
          <ButtonLink href={`/events/${event.id}/register`} variation="primary" size="large">
            Register
          </ButtonLink>
          <p className={styles.until}>Open until {formatMoment(event.registrationClosesAt, event.timeZone)}</p>
        </div>
      );
    case 'opensLater':
      return (
        <Notice tone="info" title="Registration has not opened yet">
          It opens on {formatMoment(next.at, event.timeZone)}, {zoneName(event.timeZone, next.at)}.
        </Notice>
      );
    case 'closed':
      return <Notice tone="info">Registration has closed.</Notice>;
    case 'ended':
      return <Notice tone="info">This event is over.</Notice>;
  }
};
