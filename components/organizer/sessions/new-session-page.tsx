'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loaded } from '@/components/ui/loaded';
import { Panel } from '@/components/ui/panel';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventWorkPage } from '../event-work-page';
import { SessionForm } from './session-form';
import { copyValuesOf, newSessionValues } from './session-form-values';
import { useCreateSession, useManagedSessions } from './use-sessions';

/** Adding a session, from nothing or (`?copy=<session>`) as a copy of another one. */
export const NewSessionPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage eventId={eventId} width="narrow" title="New session">
    {(event) => <NewSession event={event} />}
  </EventWorkPage>
);

const NewSession = ({ event }: { event: ManagedEvent }) => {
  const copied = useSearchParams().get('copy');
  return (
    <Loaded query={useManagedSessions(event.id)}>
      {(sessions) => (
        <Panel>
          <NewSessionForm key={copied} event={event} sessions={sessions} copied={copied} />
        </Panel>
      )}
    </Loaded>
  );
};

type FormProps = { event: ManagedEvent; sessions: ManagedSession[]; copied: string | null };

const NewSessionForm = ({ event, sessions, copied }: FormProps) => {
  const router = useRouter();
  const create = useCreateSession(event.id);
  const { timeZone, startsAt } = event;
  // As it was at first: what is typed is not thrown away when the list is read anew.
  const [values] = useState(() => {
    const original = sessions.find(({ id }) => id === copied);
    return original
      ? copyValuesOf(original, timeZone)
      : newSessionValues({ eventStartsAt: startsAt, timeZone, last: sessions.findLast(({ state }) => state === 'SCHEDULED') });
  });
  const list = `/organizer/events/${event.id}/sessions`;
  return (
    <SessionForm
      values={values}
      event={{ timeZone, startsAt }}
      others={sessions}
      submitLabel="Add to the agenda"
      onSubmit={async (input) => {
        await create.mutateAsync(input);
        router.push(list);
      }}
      message={create.error && <ErrorNotice error={create.error} />}
      otherActions={<ButtonLink href={list}>Back to the sessions</ButtonLink>}
    />
  );
};
