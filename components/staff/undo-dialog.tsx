'use client';

import type { CheckIn } from '@/lib/data/check-ins';
import { ReasonDialog } from './reason-dialog';
import { useUndoCheckIn } from './use-desk';

type Props = {
  eventId: string;
  scanId: string;
  guestId: string | undefined;
  guestName: string;
  onUndone: (checkIn: CheckIn) => void;
  onClose: () => void;
};

const REASONS = ['Wrong person', 'Checked in by mistake', 'Did not come in after all'];

/** Takes a check-in back, with a reason for the log. */
export const UndoDialog = ({ eventId, scanId, guestId, guestName, onUndone, onClose }: Props) => {
  const undo = useUndoCheckIn(eventId, onUndone);
  return (
    <ReasonDialog
      title="Undo this check-in?"
      text={`${guestName} can then be checked in again. The log keeps both.`}
      reasons={REASONS}
      confirmLabel="Undo check-in"
      tone="danger"
      isBusy={undo.isPending}
      error={undo.error}
      onConfirm={(reason) => undo.mutate({ scanId, guestId, reason })}
      onCancel={onClose}
    />
  );
};
