'use client';

import { Button } from '@aws-amplify/ui-react';
import { useEffect } from 'react';
import { Notice } from '@/components/ui/notice';
import styles from './outcome-toast.module.css';

/** In milliseconds. Undoing stays possible from the card afterwards. */
const SHOWN_MS = 10_000;

/** What came of a step. */
export type Said = {
  /** Rises with every outcome, so that two alike are two. */
  count: number;
  tone: 'success' | 'error';
  text: string;
  /** It is seen where it happened, and not said aloud above other things. */
  isQuiet: boolean;
  /** How to take it back; absent where that is not possible. */
  undo?: object | undefined;
};

type Props = { outcome: Said | null; onUndo: () => void; onClose: () => void };

/** What came of the last step, over the page, so that nothing moves. What was refused stays until it is put away. */
export const OutcomeToast = ({ outcome, onUndo, onClose }: Props) => {
  const passes = outcome?.tone === 'success' ? outcome.count : undefined;
  useEffect(() => {
    if (passes === undefined) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [passes, onClose]);
  return (
    <div className={styles.place} aria-live="polite">
      {outcome?.isQuiet && <span className={styles.heard}>{outcome.text}</span>}
      {outcome && !outcome.isQuiet && (
        <div className={styles.toast}>
          <Notice
            key={outcome.count}
            tone={outcome.tone}
            title={<bdi>{outcome.text}</bdi>}
            action={
              <span className={styles.actions}>
                {outcome.undo && (
                  <Button size="small" onClick={onUndo}>
                    Undo
                  </Button>
                )}
                <Button size="small" variation="link" onClick={onClose}>
                  Fine
                </Button>
              </span>
            }
          />
        </div>
      )}
    </div>
  );
};
