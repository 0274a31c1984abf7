'use client';

import { Button } from '@aws-amplify/ui-react';
import { useId, type ReactNode } from 'react';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import styles from './door-sheet.module.css';

type Props = { title: string; onClose: () => void; children: ReactNode };

/** Something else to do for a moment, over the camera. Escape goes back. */
export const DoorSheet = ({ title, onClose, children }: Props) => {
  const dialog = useModalDialog(true);
  const titleId = useId();
  return (
    <dialog ref={dialog} className={styles.sheet} aria-labelledby={titleId} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className={styles.content}>{children}</div>
    </dialog>
  );
};
