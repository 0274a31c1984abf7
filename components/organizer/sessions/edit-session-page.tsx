'use client';

import { useState } from 'react';
import { Button } from '@aws-amplify/ui-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import { useNow } from '@/components/ui/use-now';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventWorkPage } from '../event-work-page';
import { CancelDialog } from './cancel-dialog';
import { EditSessionForm } from './edit-session-form';
import { useManagedSessions } from './use-sessions';

type Props = { eventId: string; sessionId: string };

/** Changing one session, cancelling it, or letting it take place after all. */
export const EditSessionPage = ({ eventId, sessionId }: Props) => (
  <EventWorkPage eventId={eventId} width="narrow" title="Change a session">
    {(event) => <EditSession event={event} sessionId={sessionId} />}
  </EventWorkPage>
);

const EditSession = ({ event, sessionId }: { event: ManagedEvent; sessionId: string }) => {
  const list = `/organizer/events/${event.id}/sessions`;
  return (
    <Loaded query={useManagedSessions(event.id)}>
      {(sessions) => {
        const session = sessions.find(({ id }) => id === sessionId);
        if (!session) {
          return (
            <EmptyState title="There is no such session" action={<ButtonLink href={list}>Back to the sessions</ButtonLink>}>
              The address may be mistyped.
            </EmptyState>
          );
        }
        return (
          <>
            <CancelPanel session={session} />
            {session.state === 'SCHEDULED' && (
              <Panel>
                <EditSessionForm key={session.id} event={event} session={session} others={sessions} />
              </Panel>
            )}
          </>
        );
      }}
    </Loaded>
  );
};

/** Whether it takes place, and changing that. */
const CancelPanel = ({ session }: { session: ManagedSession }) => {
  const now = useNow();
  const [isAsking, setIsAsking] = useState(false);
  const isCancelled = session.state === 'CANCELLED';
  const isTooLate = now.getTime() >= Date.parse(isCancelled ? session.startsAt : session.endsAt);
  return (
    <Panel
      title={isCancelled ? session.title : 'Takes place'}
      actions={isCancelled ? <Tag tone="error">Cancelled</Tag> : <Tag tone="success">Scheduled</Tag>}
    >
      {isCancelled ? (
        <p>{`Guests were told: ${session.cancelReason ?? 'no reason'}`}</p>
      ) : (
        <p>Changes of room or time are told to everyone who has a seat or waits for one. Other changes are not.</p>
      )}
      {!isTooLate && (
        <div>
          <Button onClick={() => setIsAsking(true)}>{isCancelled ? 'Take the cancellation back' : 'Cancel the session'}</Button>
        </div>
      )}
      {isAsking && <CancelDialog session={session} onClose={() => setIsAsking(false)} />}
    </Panel>
  );
};
