'use client';

import { useCallback } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import type { ManagedEvent } from '@/lib/data/organizer';
import type { SessionInput } from '@/lib/validation/session';
import { EditOutcome } from '../edit-outcome';
import { useVersionedEdit } from '../use-versioned-edit';
import { SessionForm } from './session-form';
import { SESSION_FIELDS, sessionFormValuesOf, type SessionField } from './session-form-values';
import { useManagedSessions, useUpdateSession } from './use-sessions';

type Props = { event: ManagedEvent; session: ManagedSession; others: readonly ManagedSession[] };

/** Changes a session. Cancelling and taking back make versions that this form does not show. */
export const EditSessionForm = ({ event, session, others }: Props) => {
  const { timeZone, startsAt } = event;
  const { refetch } = useManagedSessions(event.id);
  const update = useUpdateSession(event.id);
  const { values, typed, clashes, onSubmit, discard } = useVersionedEdit({
    current: session,
    fields: SESSION_FIELDS,
    valuesOf: useCallback((row: ManagedSession) => sessionFormValuesOf(row, timeZone), [timeZone]),
    save: (input: SessionInput, version) => update.mutateAsync({ sessionId: session.id, input, version }),
    readNewer: async () => (await refetch()).data?.find(({ id }) => id === session.id),
    reset: update.reset,
  });
  return (
    <SessionForm
      values={values}
      typed={typed}
      event={{ timeZone, startsAt }}
      others={others}
      submitLabel="Save changes"
      onSubmit={onSubmit}
      message={
        <EditOutcome
          what="session"
          error={update.error}
          isSaved={update.isSuccess}
          clashes={clashes?.map((field) => ({
            field: FIELD_WORDS[field],
            theirs: values[field].replace('T', isTime(field) ? ' ' : 'T') || 'none',
          }))}
          onDiscard={discard}
        />
      }
      otherActions={<ButtonLink href={`/organizer/events/${event.id}/sessions`}>Back to the sessions</ButtonLink>}
    />
  );
};

const isTime = (field: SessionField): boolean => field === 'startsAt' || field === 'endsAt' || field === 'reservationOpensAt';

const FIELD_WORDS: Record<SessionField, string> = {
  title: 'title',
  abstract: 'abstract',
  speakers: 'speakers',
  room: 'room',
  track: 'track',
  startsAt: 'start',
  endsAt: 'end',
  capacity: 'number of seats',
  reservationOpensAt: 'beginning of reservations',
  queueLeadMinutes: 'minutes for the call to queue',
  releaseMinutes: 'minutes for giving seats away',
};
