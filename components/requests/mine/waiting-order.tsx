'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { APP_ERRORS } from '@/lib/domain/app-error';
import { formatCents } from '@/lib/domain/money';
import { takeBack } from '../order/kept-basket';
import { isGoods, sendAgain, type KeptOrder } from '../outbox/outbox';
import { alone } from '../outbox/send-orders';
import { WaitingState } from '../outbox/waiting-state';
import styles from './request-card.module.css';
import { contentsOf } from './request-words';

/** An order that the server has not answered: it waits for a connection, or for the guest's word. */
export const WaitingOrder = ({ sub, order }: { sub: string; order: KeptOrder }) => {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const contents = contentsOf(order);
  const total = order.lines.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0);
  const remove = async () => {
    setIsBusy(true);
    try {
      // While no tab sends it: it is then either answered or taken back, never both.
      await alone(sub, async () => takeBack(sub, order.clientKey));
    } catch (error) {
      setFailure(error);
    }
    setIsBusy(false);
  };
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.title}>{contents}</h2>
        {total > 0 && <p className={styles.total}>{formatCents(total, order.currency)}</p>}
      </div>
      <p className={styles.facts}>{[order.areaName, order.location && `to ${order.location}`].filter(Boolean).join(' · ')}</p>
      <OrderState order={order} />
      {failure !== undefined && <ErrorNotice error={failure} />}
      <div className={styles.actions}>
        <Button size="small" onClick={() => void remove()} isLoading={isBusy} loadingText="One moment…">
          {isGoods(order) ? 'Back to the basket' : 'Do not ask'}
        </Button>
        {order.stopped && (
          <Button size="small" variation="primary" isDisabled={isBusy} onClick={() => sendAgain(sub, order.clientKey, new Date())}>
            Send it now
          </Button>
        )}
      </div>
    </li>
  );
};

const OrderState = ({ order }: { order: KeptOrder }) => {
  const { stopped, firstSentAt } = order;
  if (stopped === 'TOO_LATE') {
    return (
      <Notice tone="warning" title="Do you still want it?">
        There was no connection for a long time, so it was not sent any more.
        {firstSentAt && ' It may have arrived all the same; then it is in your requests once there is a network.'}
      </Notice>
    );
  }
  if (stopped) {
    return (
      <Notice tone="error" title="This was not accepted">
        {APP_ERRORS[stopped]}
      </Notice>
    );
  }
  return <WaitingState orders={[order]} />;
};
