'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { signInHref } from '@/components/auth/return-path';
import { useSession } from '@/components/auth/use-session';
import { formatSpan } from '@/components/event/format-time';
import { NoSuchEvent } from '@/components/event/no-such-event';
import { usePublishedEvent } from '@/components/event/use-events';
import { ButtonLink } from '@/components/ui/button-link';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { useNow } from '@/components/ui/use-now';
import { AppError } from '@/lib/domain/app-error';
import type { PublishedEvent } from '@/lib/data/events';
import { registrationRefusal } from '@/lib/domain/registration';
import type { RegistrationFormValues, RegistrationInput } from '@/lib/validation/registration';
import { forgetDraft, keepDraft, recallDraft } from './draft';
import { RegistrationForm } from './registration-form';
import { useMyRegistration, useRegister } from './use-registrations';

/** Registering for an event. Visitors may fill in the form first; it waits for them while they make an account. */
export const RegisterPage = ({ eventId }: { eventId: string }) => {
  const query = usePublishedEvent(eventId);
  const mine = useMyRegistration(eventId);
  const router = useRouter();
  const ticketHref = `/events/${eventId}/ticket`;
  const isRegistered = Boolean(mine.data && mine.data.state !== 'CANCELLED');

  useEffect(() => {
    if (isRegistered) router.replace(ticketHref);
  }, [isRegistered, router, ticketHref]);

  if (query.data === null) return <NoSuchEvent />;
  const event = query.data;
  return (
    <Page
      width="narrow"
      overline={event && <Link href={`/events/${event.id}`}>{event.name}</Link>}
      title="Register"
      lead={event && `${formatSpan(event.startsAt, event.endsAt, event.timeZone)} · ${event.place}`}
    >
      {isRegistered || mine.isLoading ? (
        <Loading label="Looking up your registration…" />
      ) : (
        <Loaded query={query}>{(found) => found && <Step event={found} />}</Loaded>
      )}
    </Page>
  );
};

const Step = ({ event }: { event: PublishedEvent }) => {
  const session = useSession();
  const now = useNow();
  const refusal = registrationRefusal({ ...event, state: 'PUBLISHED' }, now);
  if (refusal) {
    return (
      <Notice tone="info" action={<ButtonLink href={`/events/${event.id}`}>Back to the event</ButtonLink>}>
        {new AppError(refusal, 'Outside the registration window.').userMessage}
      </Notice>
    );
  }
  if (session.status === 'loading') return <Loading label="Looking up your account…" />;
  return (
    <>
      {session.status === 'signedIn' && (
        <p>
          You register as <strong>{session.email}</strong>. Your ticket is sent to this address.
        </p>
      )}
      <Panel>
        <DraftedForm eventId={event.id} isVisitor={session.status === 'visitor'} />
      </Panel>
    </>
  );
};

const DraftedForm = ({ eventId, isVisitor }: { eventId: string; isVisitor: boolean }) => {
  const router = useRouter();
  const register = useRegister(eventId);
  const [draft] = useState(() => recallDraft(eventId));
  const onChange = useCallback((values: RegistrationFormValues) => keepDraft(eventId, values), [eventId]);

  const onSubmit = async (input: RegistrationInput) => {
    if (isVisitor) return router.push(signInHref(`/events/${eventId}/register`, { isNew: true }));
    await register.mutateAsync(input);
    forgetDraft(eventId);
    router.replace(`/events/${eventId}/ticket`);
  };

  return (
    <RegistrationForm
      initialValues={draft}
      submitLabel={isVisitor ? 'Go on: confirm your e-mail' : 'Register'}
      submittingLabel="Registering…"
      onChange={onChange}
      onSubmit={onSubmit}
      failure={register.error}
      otherActions={isVisitor && <ButtonLink href={signInHref(`/events/${eventId}/register`)}>I have an account</ButtonLink>}
    />
  );
};
