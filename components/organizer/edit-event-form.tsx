'use client';

import { Button } from '@aws-amplify/ui-react';
import { useMemo, useState } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { ManagedEvent } from '@/lib/data/organizer';
import { toAppError } from '@/lib/data/unwrap';
import { EventForm } from './event-form';
import { eventFormValuesOf, hasSameDetails } from './event-form-values';
import { useManagedEvent, useUpdateEvent } from './use-managed-events';

/**
 * Changes the version that the organizer saw. A newer version never replaces what is being typed: it is taken over when the
 * organizer asks for it, or after saving.
 */
export const EditEventForm = ({ event }: { event: ManagedEvent }) => {
  const [seen, setSeen] = useState(event);
  const values = useMemo(() => eventFormValuesOf(seen), [seen]);
  const { refetch } = useManagedEvent(event.id);
  const update = useUpdateEvent(event.id);
  // Publishing makes a new version too, which changes nothing that this form shows.
  const version = hasSameDetails(event, seen) ? event.version : seen.version;

  const showNewVersion = async () => {
    const { data } = await refetch();
    if (!data) return;
    setSeen(data);
    update.reset();
  };

  return (
    <EventForm
      values={values}
      submitLabel="Save changes"
      isCurrencyFixed
      onSubmit={async (input) => setSeen(await update.mutateAsync({ input, version }))}
      message={<Outcome error={update.error} isSaved={update.isSuccess} onShowNewVersion={() => void showNewVersion()} />}
    />
  );
};

type OutcomeProps = { error: unknown; isSaved: boolean; onShowNewVersion: () => void };

const Outcome = ({ error, isSaved, onShowNewVersion }: OutcomeProps) => {
  if (isSaved) return <Notice tone="success">Saved.</Notice>;
  if (!error) return null;
  if (toAppError(error).code !== 'VERSION_CONFLICT') return <ErrorNotice error={error} />;
  return (
    <Notice
      tone="warning"
      title="Someone else changed this event in the meantime"
      action={<Button onClick={onShowNewVersion}>Show the new version</Button>}
    >
      Nothing was saved. The new version replaces what you typed here.
    </Notice>
  );
};
