'use client';

import { Button } from '@aws-amplify/ui-react';
import { useQueryClient } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { useMyRequests } from '../mine/use-my-requests';
import { sentKey, type Whose } from '../mine/known-requests';
import { contentsOf, stateWords } from '../mine/request-words';
import { useOutbox } from '../outbox/use-outbox';
import { WaitingState } from '../outbox/waiting-state';
import styles from './placed-orders.module.css';

type Props = { whose: Whose; clientKeys: readonly string[]; sentLabel: string; doneLabel: string; onDone: () => void };

/** What becomes of orders that were just made. */
export const PlacedOrders = ({ whose, clientKeys, sentLabel, doneLabel, onDone }: Props) => {
  const client = useQueryClient();
  const { known } = useMyRequests(whose);
  const waiting = useOutbox(whose.sub, whose.eventId).filter(({ clientKey }) => clientKeys.includes(clientKey));
  const requests = clientKeys.flatMap((clientKey) => {
    const id = client.getQueryData<string>(sentKey(clientKey));
    return (id && known?.log.get(id)) || [];
  });
  return (
    <div className={styles.placed}>
      {waiting.length > 0 ? <WaitingState orders={waiting} /> : <Notice tone="success" title={sentLabel} />}
      <ul role="list" className={styles.orders}>
        {waiting.map((order) => (
          <li key={order.clientKey}>
            <strong>{contentsOf(order)}</strong>
            <span>{order.areaName}: not sent yet.</span>
          </li>
        ))}
        {requests.map((request) => (
          <li key={request.id}>
            <strong>{contentsOf(request)}</strong>
            <span>{stateWords(request)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <ButtonLink href={`/events/${whose.eventId}/requests`} variation="primary">
          Follow your requests
        </ButtonLink>
        <Button onClick={onDone}>{doneLabel}</Button>
      </div>
    </div>
  );
};
