'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { GuestRequest } from '@/lib/data/request-fields';
import { formatCents } from '@/lib/domain/money';
import styles from './request-card.module.css';
import { RequestProgress } from './request-progress';
import { agoOf, contentsOf } from './request-words';

type Props = {
  request: GuestRequest;
  isCancelling: boolean;
  onCancel: () => void;
  areaName: string | undefined;
  timeZone: string;
  now: Date;
};

/** A request that is under way, as it moves. */
export const RequestCard = ({ request, isCancelling, onCancel, areaName, timeZone, now }: Props) => {
  const [isAsking, setIsAsking] = useState(false);
  const { location, note, lines, totalCents, currency, createdAt } = request;
  const contents = contentsOf(request);
  return (
    <li className={styles.card} data-is-cancelling={isCancelling}>
      <div className={styles.head}>
        <h2 className={styles.title}>{contents}</h2>
        {totalCents > 0 && <p className={styles.total}>{formatCents(totalCents, currency)}</p>}
      </div>
      <p className={styles.facts}>{[areaName, location && `to ${location}`, agoOf(createdAt, now)].filter(Boolean).join(' · ')}</p>
      {note && lines.length > 0 && <p className={styles.note}>“{note}”</p>}
      <div className={styles.progress}>
        <RequestProgress request={request} timeZone={timeZone} />
      </div>
      <div className={styles.actions}>
        <Button size="small" onClick={() => setIsAsking(true)} isDisabled={isCancelling} aria-label={`Cancel ${contents}`}>
          {isCancelling ? 'Cancelling…' : 'Cancel'}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={lines.length > 0 ? 'Cancel this order?' : 'Cancel this call for help?'}
        confirmLabel="Yes, cancel it"
        cancelLabel="Keep it"
        tone="danger"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          onCancel();
        }}
      >
        <p>{contents}</p>
        {request.state === 'CLAIMED' && <p>{request.claimedByName ?? 'Somebody'} is on it already and will be told.</p>}
      </ConfirmDialog>
    </li>
  );
};
