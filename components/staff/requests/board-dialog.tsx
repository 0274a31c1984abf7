'use client';

import { Button } from '@aws-amplify/ui-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import frame from '@/components/ui/dialog.module.css';
import styles from './board-dialog.module.css';

type Props = { title: string; closeLabel?: string; onClose: () => void; children: ReactNode };

/** Something to look at or to do before going on. Open while it is mounted; Escape closes it. */
export const BoardDialog = ({ title, closeLabel = 'Done', onClose, children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={classNames(frame.dialog, styles.board)} aria-labelledby={titleId} onCancel={onClose}>
      <h2 id={titleId} className={classNames('amplify-heading', frame.title)}>
        {title}
      </h2>
      {children}
      <div className={frame.actions}>
        <Button onClick={onClose}>{closeLabel}</Button>
      </div>
    </dialog>
  );
};
