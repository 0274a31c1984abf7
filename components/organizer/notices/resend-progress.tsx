'use client';

import { Button } from '@aws-amplify/ui-react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { countWords } from '../numbers/number-words';
import styles from './resend-progress.module.css';
import type { ResendProgress as Progress } from './use-resend';

type Props = { progress: Progress; onClose: () => void; onRetry: () => void };

/** How far a resend is, and what came of it. */
export const ResendProgress = ({ progress, onClose, onRetry }: Props) => {
  const { state, total, sent, left, error } = progress;
  if (state === 'FAILED') return <ErrorNotice error={error} onRetry={onRetry} isRetrying={false} />;
  if (state === 'RUNNING') {
    return (
      <Notice tone="info" title="Sending anew…">
        <progress className={styles.bar} max={total} value={Math.min(total, sent + left)} aria-label="Messages looked at" />
        <p>{`${countWords(sent + left)} of ${countWords(total)}`}</p>
      </Notice>
    );
  }
  return (
    <Notice tone={sent > 0 ? 'success' : 'info'} title={doneWords(sent)} action={<Button onClick={onClose}>Done</Button>}>
      {left > 0 &&
        `${countWords(left)} ${left === 1 ? 'was' : 'were'} left as ${left === 1 ? 'it is' : 'they are'}: too late by now, sent anew a moment ago, or not to be delivered there.`}
    </Notice>
  );
};

const doneWords = (sent: number): string => {
  if (sent === 0) return 'Nothing was sent anew';
  return sent === 1 ? 'The message is on its way' : `${countWords(sent)} messages are on their way`;
};
