'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { useCancelRegistration } from '@/components/registration/use-registrations';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Registration } from '@/lib/data/registrations';

type Props = { registration: Registration; eventName: string };

/** Cancelling, after saying what it does. */
export const CancelRegistration = ({ registration, eventName }: Props) => {
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useCancelRegistration(registration.eventId);
  const isWaitlisted = registration.state === 'WAITLISTED';
  return (
    <div>
      <Button variation="link" colorTheme="error" onClick={() => setIsAsking(true)}>
        {isWaitlisted ? 'Leave the waiting list' : 'Cancel my registration'}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={isWaitlisted ? 'Leave the waiting list?' : 'Cancel your registration?'}
        confirmLabel={isWaitlisted ? 'Leave the waiting list' : 'Cancel my registration'}
        cancelLabel="Keep it"
        tone="danger"
        isBusy={cancel.isPending}
        onCancel={() => setIsAsking(false)}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: () => setIsAsking(false) })}
      >
        <p>
          {isWaitlisted
            ? `You lose your place in line for ${eventName}.`
            : `Your ticket for ${eventName} stops working at once, and your place goes to the next person in line.`}
        </p>
        <p>You may register again while registration is open, but a place may then be gone.</p>
        {cancel.error && <ErrorNotice error={cancel.error} />}
      </ConfirmDialog>
    </div>
  );
};
