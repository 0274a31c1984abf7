'use client';

import { Button } from '@aws-amplify/ui-react';
import Link from 'next/link';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Panel } from '@/components/ui/panel';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventStateTag } from './event-state-tag';
import { usePublishEvent } from './use-managed-events';

/** Who sees the event, and changing that. Hiding it again asks first, since people may hold its address. */
export const PublishPanel = ({ event }: { event: ManagedEvent }) => {
  const publish = usePublishEvent(event.id);
  const [isAsking, setIsAsking] = useState(false);
  const isPublished = event.state === 'PUBLISHED';
  return (
    <Panel title="Who sees it" actions={<EventStateTag state={event.state} />}>
      {isPublished ? (
        <p>
          Everyone, at <Link href={`/events/${event.id}`}>its page</Link>. People can register while registration is open.
        </p>
      ) : (
        <p>Only organizers. Publish it when everything is right: people find it on the start page then.</p>
      )}
      {publish.error && !isAsking && <ErrorNotice error={publish.error} />}
      <div>
        {isPublished ? (
          <Button onClick={() => setIsAsking(true)}>Unpublish</Button>
        ) : (
          <Button variation="primary" onClick={() => publish.mutate(true)} isLoading={publish.isPending} loadingText="Publishing…">
            Publish
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title="Unpublish this event?"
        confirmLabel="Unpublish"
        isBusy={publish.isPending}
        onCancel={() => setIsAsking(false)}
        onConfirm={() => publish.mutate(false, { onSuccess: () => setIsAsking(false) })}
      >
        <p>Its page is gone for everyone but organizers, and nobody can register. Those who have registered keep their registration.</p>
        {publish.error && <ErrorNotice error={publish.error} />}
      </ConfirmDialog>
    </Panel>
  );
};
