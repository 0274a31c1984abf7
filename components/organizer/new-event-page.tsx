'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { RequireRole } from '@/components/auth/require-role';
import { ownTimeZone } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { EventForm } from './event-form';
import { newEventValues } from './event-form-values';
import { useCreateEvent } from './use-managed-events';

/** Creating a draft; publishing it is the next page's. */
export const NewEventPage = () => (
  <RequireRole role="organizer">
    {() => (
      <Page width="narrow" title="New event" lead="It stays a draft, which only organizers see, until you publish it.">
        <Panel>
          <NewEventForm />
        </Panel>
      </Page>
    )}
  </RequireRole>
);

const NewEventForm = () => {
  const router = useRouter();
  const create = useCreateEvent();
  const [values] = useState(() => newEventValues(new Date(), ownTimeZone()));
  return (
    <EventForm
      values={values}
      submitLabel="Create the draft"
      onSubmit={async (input) => {
        const event = await create.mutateAsync(input);
        router.replace(`/organizer/events/${event.id}`);
      }}
      message={create.error && <ErrorNotice error={create.error} />}
      otherActions={<ButtonLink href="/organizer">Back to your events</ButtonLink>}
    />
  );
};
