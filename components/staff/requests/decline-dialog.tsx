'use client';

import { Button } from '@aws-amplify/ui-react';
import type { GuestRequest } from '@/lib/data/request-fields';
import { isPaid } from '@/lib/domain/tab';
import { ReasonDialog } from '../reason-dialog';
import { BoardDialog } from './board-dialog';
import type { CardActions } from './request-card';
import type { TakeStep } from './use-board-steps';

const REASONS = ['Sold out', 'We are closing', 'We could not find you', 'You asked for this twice'];

type Props = { request: GuestRequest; onTake: TakeStep; onPayment: CardActions['onPayment']; onClose: () => void };

/** Asks why, since the guest reads the reason. What is paid has to be paid back first. */
export const DeclineDialog = ({ request, onTake, onPayment, onClose }: Props) => {
  if (request.lines.some(isPaid)) {
    return (
      <BoardDialog title="Something of this is paid" closeLabel="Go back" onClose={onClose}>
        <p>Take the payment back first, and give the guest their money. Then the request can be declined.</p>
        <div>
          <Button variation="primary" onClick={() => onPayment(request)}>
            Payment…
          </Button>
        </div>
      </BoardDialog>
    );
  }
  return (
    <ReasonDialog
      title="Decline this request?"
      text={`${request.guestName} reads the reason. This cannot be taken back.`}
      reasons={REASONS}
      confirmLabel="Decline"
      tone="danger"
      isBusy={false}
      error={null}
      onConfirm={(reason) => {
        onTake(request, { type: 'decline', reason });
        onClose();
      }}
      onCancel={onClose}
    />
  );
};
