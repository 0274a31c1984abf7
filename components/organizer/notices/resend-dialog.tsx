'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { countWords } from '../numbers/number-words';
import type { Cause, Outcome } from './notice-outcomes';
import type { ResendOrder } from './use-resend';

/** What was chosen to be sent anew, and what became of it before. */
export type Question = { order: ResendOrder; outcome: Outcome; channel: Cause['channel'] };

type Props = { question: Question | undefined; onConfirm: () => void; onCancel: () => void };

/** Asks before messages go out again: to a text whose fate is unknown only the organizer can say yes. */
export const ResendDialog = ({ question, onConfirm, onCancel }: Props) => {
  const count = question && 'count' in question.order ? question.order.count : 1;
  const isUnknown = question?.outcome === 'UNKNOWN';
  return (
    <ConfirmDialog
      isOpen={question !== undefined}
      title={count === 1 ? 'Send this message anew?' : `Send ${countWords(count)} messages anew?`}
      confirmLabel={isUnknown ? 'Send anyway' : 'Send anew'}
      tone={isUnknown ? 'danger' : 'plain'}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {isUnknown && (
        <p>
          {count === 1 ? 'Nobody knows whether it arrived. ' : 'Nobody knows whether they arrived. '}
          {question.channel === 'SMS' ? 'Whoever got the text message gets it twice.' : 'Whoever got the e-mail gets it twice.'}
        </p>
      )}
      <p>
        What has become too late, was overtaken, or goes to someone who opted out in the meantime is not sent. Each message goes out once,
        also when a colleague does the same right now.
      </p>
    </ConfirmDialog>
  );
};
