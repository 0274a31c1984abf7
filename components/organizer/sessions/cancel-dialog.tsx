'use client';

import { TextAreaField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import { toAppError } from '@/lib/data/unwrap';
import { SESSION_LIMITS } from '@/lib/domain/session';
import { sessionCancellation } from '@/lib/validation/session';
import { useCancelSession, useManagedSessions } from './use-sessions';

type Props = { session: ManagedSession; onClose: () => void };

/**
 * Asks before a session is cancelled, and for the reason that guests are told; or before that is taken back. Mounted when it is
 * open, so that each time starts afresh. When someone else changed the session meanwhile, it asks again about that version.
 */
export const CancelDialog = ({ session, onClose }: Props) => {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const { refetch } = useManagedSessions(session.eventId);
  const cancel = useCancelSession(session.eventId);
  const cancelled = session.state === 'SCHEDULED';
  const hasChanged = cancel.error !== null && toAppError(cancel.error).code === 'VERSION_CONFLICT';

  const confirm = async () => {
    const parsed = sessionCancellation.safeParse({ cancelled, reason: cancelled ? reason : undefined, version: session.version });
    setProblem(parsed.error?.issues[0]?.message);
    if (!parsed.success) return;
    try {
      await cancel.mutateAsync({ sessionId: session.id, ...parsed.data });
      onClose();
    } catch (thrown) {
      // The list then holds the newer version, and with it this dialog.
      if (toAppError(thrown).code === 'VERSION_CONFLICT') await refetch();
    }
  };

  return (
    <ConfirmDialog
      isOpen
      title={cancelled ? `Cancel “${session.title}”?` : `Let “${session.title}” take place after all?`}
      confirmLabel={cancelled ? 'Cancel the session' : 'Take the cancellation back'}
      cancelLabel={cancelled ? 'Keep it' : 'Leave it cancelled'}
      tone={cancelled ? 'danger' : 'plain'}
      isBusy={cancel.isPending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {cancelled ? (
        <>
          <p>Everyone who has a seat or waits for one is told, with your reason. You can take it back until the session would start.</p>
          <TextAreaField
            label="Reason"
            rows={2}
            maxLength={SESSION_LIMITS.cancelReason}
            placeholder="The speaker is ill."
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            hasError={problem !== undefined}
            errorMessage={problem ?? ''}
          />
        </>
      ) : (
        <p>Everyone keeps the seat or the place in line that they had, and is told that it takes place.</p>
      )}
      {hasChanged && (
        <Notice tone="warning" title="Someone else changed this session in the meantime">
          Nothing was done. Confirm again if it still holds for the session as it is now.
        </Notice>
      )}
      {cancel.error && !hasChanged && <ErrorNotice error={cancel.error} />}
    </ConfirmDialog>
  );
};
