'use client';

import { useId, type ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import styles from './sheet.module.css';

type Props = { isOpen: boolean; title: string; onClose: () => void; footer?: ReactNode; children: ReactNode };

/** A surface that slides up over the page on a phone and stands in its middle elsewhere. Escape and a tap beside it close it. */
export const Sheet = ({ isOpen, title, onClose, footer, children }: Props) => {
  const dialog = useModalDialog(isOpen);
  const titleId = useId();
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={titleId}
      onClose={() => isOpen && onClose()}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      {isOpen && (
        <div className={styles.surface}>
          <header className={styles.header}>
            <h2 id={titleId} className={classNames('amplify-heading', styles.title)}>
              {title}
            </h2>
            <button type="button" className={styles.close} onClick={onClose} aria-label="Close">
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" />
              </svg>
            </button>
          </header>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </div>
      )}
    </dialog>
  );
};
