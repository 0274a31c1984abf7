'use client';

import { EventFacts } from '@/components/event/event-facts';
import { formatMoment, ownTimeZone } from '@/components/event/format-time';
import { RequestLinks } from '@/components/requests/mine/request-links';
import { ButtonLink } from '@/components/ui/button-link';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { DEFAULT_NOTICE_LANGUAGE, NOTICE_LANGUAGE_NAMES } from '@/lib/domain/notice-language';
import { canCancelRegistration } from '@/lib/domain/registration';
import { BrightTicket } from './bright-ticket';
import { CalendarButton } from './calendar-button';
import { CancelRegistration } from './cancel-registration';
import styles from './ticket-view.module.css';
import type { Ticket } from './use-ticket';

/** A registration in its state: the ticket with its QR code, the place in line, or what a cancelled one leaves. */
export const TicketView = ({ ticket: { registration, event } }: { ticket: Ticket }) => {
  const { eventId, state, givenName, familyName, company, jobTitle } = registration;
  const name = `${givenName} ${familyName}`;
  if (state === 'CANCELLED') {
    return (
      <Notice
        tone="info"
        title="You cancelled this registration"
        action={<ButtonLink href={`/events/${eventId}`}>See the event</ButtonLink>}
      >
        While registration is open, you may register again.
      </Notice>
    );
  }
  return (
    <>
      <article className={styles.ticket}>
        {state === 'REGISTERED' && registration.ticket && <BrightTicket ticket={registration.ticket} name={name} />}
        <div className={styles.holder}>
          <p className={styles.name}>{name}</p>
          {(company || jobTitle) && <p>{[jobTitle, company].filter(Boolean).join(', ')}</p>}
          <TicketState ticket={{ registration, event }} />
        </div>
      </article>

      {state === 'REGISTERED' && <RequestLinks eventId={eventId} />}

      {event && (
        <Panel title="When and where" actions={<CalendarButton event={event} />}>
          <EventFacts event={event} />
        </Panel>
      )}

      <Panel title="Your details" actions={<ButtonLink href={`/events/${eventId}/ticket/change`}>Change details</ButtonLink>}>
        <FactList
          facts={[
            { term: 'E-mail', detail: registration.email },
            { term: 'You do not eat', detail: registration.dietaryNeeds ?? 'Nothing entered' },
            { term: 'You need', detail: registration.accessibilityNeeds ?? 'Nothing entered' },
            { term: 'We tell you by', detail: channelsOf(registration) },
            { term: 'Language of messages', detail: NOTICE_LANGUAGE_NAMES[registration.language ?? DEFAULT_NOTICE_LANGUAGE] },
          ]}
        />
        {canCancelRegistration(registration) && <CancelRegistration registration={registration} eventName={event?.name ?? 'this event'} />}
      </Panel>
    </>
  );
};

const TicketState = ({ ticket: { registration, event } }: { ticket: Pick<Ticket, 'registration' | 'event'> }) => {
  const { state, waitlistPosition, checkedInAt } = registration;
  if (state === 'WAITLISTED') {
    return (
      <Notice tone="info" title={waitlistPosition ? `Number ${waitlistPosition} on the waiting list` : 'On the waiting list'}>
        The event is full. When a place is yours, your ticket appears here and comes by e-mail.
      </Notice>
    );
  }
  if (checkedInAt)
    return <Notice tone="success">You checked in on {formatMoment(checkedInAt, event?.timeZone ?? ownTimeZone())}. Welcome!</Notice>;
  return <p className={styles.hint}>Hold the code to the camera at the door. It also came to you by e-mail.</p>;
};

const channelsOf = ({ notifyByEmail, notifyBySms, phone }: Ticket['registration']): string => {
  const channels = [notifyByEmail && 'E-mail', notifyBySms && phone && `Text message to ${phone}`].filter(Boolean);
  return channels.length > 0 ? channels.join(', ') : 'On this page alone';
};
