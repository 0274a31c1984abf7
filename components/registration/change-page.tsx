'use client';

import { useRouter } from 'next/navigation';
import { RequireRole } from '@/components/auth/require-role';
import { ButtonLink } from '@/components/ui/button-link';
import { Loaded } from '@/components/ui/loaded';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import type { Registration } from '@/lib/data/registrations';
import { formValuesOf } from './form-values';
import { RegistrationForm } from './registration-form';
import { useMyRegistration, useUpdateRegistration } from './use-registrations';

/** Changing the details of a registration. The ticket stays the same. */
export const ChangePage = ({ eventId }: { eventId: string }) => (
  <RequireRole role="guest">
    {() => (
      <Page width="narrow" title="Change your details" lead="Your ticket stays the same.">
        <Current eventId={eventId} />
      </Page>
    )}
  </RequireRole>
);

const Current = ({ eventId }: { eventId: string }) => {
  const query = useMyRegistration(eventId);
  return (
    <Loaded query={query}>
      {(registration) =>
        registration && registration.state !== 'CANCELLED' ? (
          <ChangeForm registration={registration} />
        ) : (
          <Notice tone="info" action={<ButtonLink href={`/events/${eventId}`}>See the event</ButtonLink>}>
            You are not registered for this event.
          </Notice>
        )
      }
    </Loaded>
  );
};

const ChangeForm = ({ registration }: { registration: Registration }) => {
  const router = useRouter();
  const update = useUpdateRegistration(registration.eventId);
  const ticketHref = `/events/${registration.eventId}/ticket`;
  return (
    <Panel>
      <RegistrationForm
        initialValues={formValuesOf(registration)}
        submitLabel="Save"
        submittingLabel="Saving…"
        failure={update.error}
        onSubmit={async (input) => {
          await update.mutateAsync(input);
          router.push(ticketHref);
        }}
        otherActions={<ButtonLink href={ticketHref}>Back without saving</ButtonLink>}
      />
    </Panel>
  );
};
