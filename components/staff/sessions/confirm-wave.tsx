import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { SessionStatus } from '@/lib/data/session-board';
import { guestsInWords } from './session-words';

type Props = { count: number; status: SessionStatus; isBusy: boolean; error: unknown; onConfirm: () => void; onCancel: () => void };

/** Asks first: whoever was told to queue is on the way. */
export const ConfirmWave = ({ count, status, isBusy, error, onConfirm, onCancel }: Props) => (
  <ConfirmDialog
    isOpen
    title={`Call ${guestsInWords(count)} now?`}
    confirmLabel={error ? 'Try again' : 'Call them'}
    isBusy={isBusy}
    onConfirm={onConfirm}
    onCancel={onCancel}
  >
    <p>
      They are told to queue for <bdi>{status.title}</bdi> in <bdi>{status.room}</bdi>, in the order in which they reserved. This cannot be
      taken back.
    </p>
    {error !== null && error !== undefined && <ErrorNotice error={error} />}
  </ConfirmDialog>
);
