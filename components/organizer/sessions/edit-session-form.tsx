'use client';

import { Button } from '@aws-amplify/ui-react';
import { useMemo, useState } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import type { ManagedEvent } from '@/lib/data/organizer';
import { toAppError } from '@/lib/data/unwrap';
import { meetNewer } from '../meet-newer';
import { SessionForm } from './session-form';
import { hasSameDetails, SESSION_FIELDS, sessionFormValuesOf, type SessionField, type SessionFormFields } from './session-form-values';
import { useManagedSessions, useUpdateSession } from './use-sessions';

type Props = { event: ManagedEvent; session: ManagedSession; others: readonly ManagedSession[] };

/** Entries that outlive the arrival of a newer version, and where the two differ. */
type Meeting = { typed: Partial<SessionFormFields>; clashes: SessionField[] };

/**
 * Changes the version that the organizer saw. When someone else saved first, what was typed stays, the other fields show the
 * newer version, and saving again is a change of that one.
 */
export const EditSessionForm = ({ event, session, others }: Props) => {
  const { timeZone, startsAt } = event;
  const [seen, setSeen] = useState(session);
  const [meeting, setMeeting] = useState<Meeting>();
  const values = useMemo(() => sessionFormValuesOf(seen, timeZone), [seen, timeZone]);
  const { refetch } = useManagedSessions(event.id);
  const update = useUpdateSession(event.id);
  // Cancelling and taking back make a new version too, which changes nothing that this form shows.
  const { version } = hasSameDetails(sessionFormValuesOf(session, timeZone), values) ? session : seen;

  const meetNewerVersion = async (typed: SessionFormFields) => {
    const newer = (await refetch()).data?.find(({ id }) => id === session.id);
    if (!newer) return;
    const { typed: mine, clashes } = meetNewer(SESSION_FIELDS, { seen: values, newer: sessionFormValuesOf(newer, timeZone), typed });
    setMeeting({ typed: Object.fromEntries(mine.map((field) => [field, typed[field]])), clashes });
    setSeen(newer);
  };

  const discard = () => {
    setMeeting(undefined);
    setSeen({ ...seen });
    update.reset();
  };

  return (
    <SessionForm
      values={values}
      typed={meeting?.typed}
      event={{ timeZone, startsAt }}
      others={others}
      submitLabel="Save changes"
      onSubmit={async (input, typed) => {
        try {
          const saved = await update.mutateAsync({ sessionId: session.id, input, version });
          setMeeting(undefined);
          setSeen(saved);
        } catch (thrown) {
          if (toAppError(thrown).code !== 'VERSION_CONFLICT') throw thrown;
          await meetNewerVersion(typed);
        }
      }}
      message={<Outcome error={update.error} isSaved={update.isSuccess} theirs={values} clashes={meeting?.clashes} onDiscard={discard} />}
      otherActions={<ButtonLink href={`/organizer/events/${event.id}/sessions`}>Back to the sessions</ButtonLink>}
    />
  );
};

type OutcomeProps = {
  error: unknown;
  isSaved: boolean;
  /** The newer version, as the form would show it. */
  theirs: SessionFormFields;
  clashes: SessionField[] | undefined;
  onDiscard: () => void;
};

const Outcome = ({ error, isSaved, theirs, clashes, onDiscard }: OutcomeProps) => {
  if (isSaved) return <Notice tone="success">Saved.</Notice>;
  if (!error) return null;
  if (toAppError(error).code !== 'VERSION_CONFLICT' || !clashes) return <ErrorNotice error={error} />;
  return (
    <Notice
      tone="warning"
      title="Someone else changed this session in the meantime"
      action={<Button onClick={onDiscard}>Take their version</Button>}
    >
      <p>Nothing was saved yet. What you typed is still here; the rest is as they left it. Save again to keep yours.</p>
      {clashes.length > 0 && (
        <ul>
          {clashes.map((field) => (
            <li key={field}>{`Their ${FIELD_WORDS[field]}: ${theirs[field].replace('T', isTime(field) ? ' ' : 'T') || 'none'}`}</li>
          ))}
        </ul>
      )}
    </Notice>
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
