'use client';

import { Button } from '@aws-amplify/ui-react';
import { useRouter } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';
import { Tag } from '@/components/ui/tag';
import type { GuestRequest } from '@/lib/data/request-fields';
import { formatCents } from '@/lib/domain/money';
import { changeBasket } from '../order/kept-basket';
import { withAgain } from '../order/basket';
import { isGoods } from '../outbox/outbox';
import styles from './finished-request.module.css';
import type { Whose } from './known-requests';
import { agoOf, contentsOf } from './request-words';

type Props = { whose: Whose; request: GuestRequest; now: Date };

/** A request that is over: what became of it, again if it was good, and its receipt. */
export const FinishedRequest = ({ whose, request, now }: Props) => {
  const router = useRouter();
  const { id, lines, totalCents, currency, state, declineReason, finishedAt, createdAt } = request;
  const contents = contentsOf(request);
  const orderAgain = () => {
    changeBasket(whose.sub, whose.eventId, (basket) => withAgain(basket, lines));
    router.push(`/events/${whose.eventId}/order?open=basket`);
  };
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.contents}>{contents}</p>
        <p className={styles.facts}>
          {[agoOf(finishedAt ?? createdAt, now), totalCents > 0 && formatCents(totalCents, currency)].filter(Boolean).join(' · ')}
        </p>
        {state === 'DECLINED' && declineReason && <p>Declined: {declineReason}</p>}
      </div>
      <StateTag request={request} />
      <div className={styles.actions}>
        {isGoods(request) && (
          <Button size="small" onClick={orderAgain} aria-label={`Order again: ${contents}`}>
            Order again
          </Button>
        )}
        {state === 'FULFILLED' && totalCents > 0 && (
          <ButtonLink
            size="small"
            variation="link"
            href={`/events/${whose.eventId}/requests/receipt?request=${encodeURIComponent(id)}`}
            aria-label={`Receipt for ${contents}`}
          >
            Receipt
          </ButtonLink>
        )}
      </div>
    </li>
  );
};

const StateTag = ({ request: { state, category } }: { request: GuestRequest }) => {
  switch (state) {
    case 'FULFILLED':
      return <Tag tone="success">{category === 'ASSISTANCE' ? 'Done' : 'Delivered'}</Tag>;
    case 'DECLINED':
      return <Tag tone="error">Declined</Tag>;
    default:
      return <Tag>Cancelled</Tag>;
  }
};
