'use client';

import { Radio, RadioGroupField, TextField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SCAN_LIMITS } from '@/lib/domain/check-in';

type Props = {
  title: string;
  text: string;
  /** Common reasons, the likeliest first. */
  reasons: string[];
  confirmLabel: string;
  tone?: 'plain' | 'danger';
  isBusy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
};

const OTHER = 'other';

/** Asks why, since the log keeps it. Mounted when it is open, so that each time starts afresh. */
export const ReasonDialog = ({ title, text, reasons, confirmLabel, tone, isBusy, error, onConfirm, onCancel }: Props) => {
  const [choice, setChoice] = useState(reasons[0] ?? OTHER);
  const [other, setOther] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const confirm = () => {
    const reason = choice === OTHER ? other.trim() : choice;
    setIsMissing(reason === '');
    if (reason !== '') onConfirm(reason);
  };
  return (
    <ConfirmDialog isOpen title={title} confirmLabel={confirmLabel} tone={tone} isBusy={isBusy} onConfirm={confirm} onCancel={onCancel}>
      <p>{text}</p>
      <RadioGroupField legend="Reason" name="reason" value={choice} onChange={({ target }) => setChoice(target.value)}>
        {reasons.map((reason) => (
          <Radio key={reason} value={reason}>
            {reason}
          </Radio>
        ))}
        <Radio value={OTHER}>Another reason</Radio>
      </RadioGroupField>
      {choice === OTHER && (
        <TextField
          label="In your words"
          value={other}
          maxLength={SCAN_LIMITS.reasonLength}
          onChange={({ target }) => setOther(target.value)}
          hasError={isMissing && other.trim() === ''}
          errorMessage="Please say why."
          autoComplete="off"
        />
      )}
      {error !== null && error !== undefined && <ErrorNotice error={error} />}
    </ConfirmDialog>
  );
};
