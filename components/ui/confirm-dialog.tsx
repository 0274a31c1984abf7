'use client';

import { Button } from '@aws-amplify/ui-react';
import { useId, type ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './confirm-dialog.module.css';
import frame from './dialog.module.css';
import { useModalDialog } from './use-modal-dialog';

type Props = {
  isOpen: boolean;
  title: string;
  /** What will happen. */
  children: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: 'plain' | 'danger';
  isBusy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/** Asks before something that cannot be taken back. Focus starts on the harmless answer; Escape is the harmless answer. */
export const ConfirmDialog = ({
  isOpen,
  title,
  children,
  confirmLabel,
  cancelLabel = 'Go back',
  tone = 'plain',
  isBusy = false,
  onConfirm,
  onCancel,
}: Props) => {
  const dialog = useModalDialog(isOpen);
  const titleId = useId();
  return (
    <dialog ref={dialog} className={frame.dialog} aria-labelledby={titleId} onClose={() => isOpen && onCancel()}>
      <h2 id={titleId} className={classNames('amplify-heading', frame.title)}>
        {title}
      </h2>
      <div className={styles.text}>{children}</div>
      <div className={frame.actions}>
        <Button onClick={onCancel} isDisabled={isBusy} autoFocus>
          {cancelLabel}
        </Button>
        <Button variation={tone === 'danger' ? 'destructive' : 'primary'} onClick={onConfirm} isLoading={isBusy} loadingText="One moment…">
          {confirmLabel}
        </Button>
      </div>
    </dialog>
  );
};
