'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { CheckField } from '@/components/ui/check-field';
import type { PaymentMethod } from '@/lib/data/request-board';
import type { GuestRequest } from '@/lib/data/request-fields';
import { formatCents } from '@/lib/domain/money';
import { isPaid, lineCents } from '@/lib/domain/tab';
import { BoardDialog } from './board-dialog';
import styles from './payment-dialog.module.css';
import { centsOf, dueLines, PAYMENT_METHODS } from './request-words';
import type { TakeStep } from './use-board-steps';

type Props = { request: GuestRequest; onTake: TakeStep; onClose: () => void };

/** What is due on a request, all of it or line by line, how it was paid, and the way back. */
export const PaymentDialog = ({ request, onTake, onClose }: Props) => {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const { currency, guestName, lines } = request;
  const due = dueLines(request);
  const chosen = due.filter((position) => !left.has(position));
  const toggle = (position: number) =>
    setLeft((before) => (before.has(position) ? without(before, position) : new Set([...before, position])));
  return (
    <BoardDialog title={`Payment by ${guestName}`} onClose={onClose}>
      <ul role="list" className={styles.lines}>
        {lines.map((line, position) => (
          <li key={position} className={styles.line}>
            {due.includes(position) ? (
              <CheckField label={lineText(line)} checked={!left.has(position)} onChange={() => toggle(position)} />
            ) : (
              <span className={styles.settled}>{lineText(line)}</span>
            )}
            <span className={styles.amount}>{lineCents(line) === 0 ? 'Free' : formatCents(centsOf(request, [position]), currency)}</span>
            {line.paymentMethod && (
              <span className={styles.paid}>
                <span>
                  {PAYMENT_METHODS[line.paymentMethod]}
                  {line.paidToName && (
                    <>
                      {', taken by '}
                      <bdi>{line.paidToName}</bdi>
                    </>
                  )}
                </span>
                <Button size="small" variation="link" onClick={() => onTake(request, { type: 'undoPayment', lines: [position] })}>
                  Undo<span className={styles.heard}> the payment of {line.name}</span>
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.total} role="status">
        <span>{due.length === 0 ? 'Nothing is due' : chosen.length === due.length ? 'Due' : 'Due of what is marked'}</span>
        {due.length > 0 && <strong>{formatCents(centsOf(request, chosen), currency)}</strong>}
      </p>
      {due.length > 0 && (
        <div className={styles.methods} role="group" aria-label="Paid by">
          {Object.entries(PAYMENT_METHODS).map(([method, label]) => (
            <Button
              key={method}
              isDisabled={chosen.length === 0}
              onClick={() => {
                onTake(request, { type: 'pay', lines: chosen, method: method as PaymentMethod });
                if (chosen.length === due.length && !lines.some(isPaid)) onClose();
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </BoardDialog>
  );
};

const lineText = ({ quantity, name }: GuestRequest['lines'][number]) => (
  <>
    {quantity} × <bdi>{name}</bdi>
  </>
);

const without = (positions: ReadonlySet<number>, position: number): ReadonlySet<number> =>
  new Set([...positions].filter((other) => other !== position));
