'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { useOutbox } from '../outbox/use-outbox';
import type { Whose } from './known-requests';
import { activeOf } from './request-log';
import { useMyRequests } from './use-my-requests';

/** The way to one's requests, with how many are under way. */
export const RequestsLink = (whose: Whose) => {
  const { known } = useMyRequests(whose);
  const waiting = useOutbox(whose.sub, whose.eventId).length;
  const count = (known ? activeOf(known.log).length : 0) + waiting;
  return (
    // Read ahead in full: whoever loses the network in the hall still gets there.
    <ButtonLink href={`/events/${whose.eventId}/requests`} prefetch>
      {count > 0 ? `Your requests (${count} under way)` : 'Your requests'}
    </ButtonLink>
  );
};
