'use client';

import Link from 'next/link';
import { useParams, usePathname } from 'next/navigation';
import { useSession } from '@/components/auth/use-session';
import { useMyRegistration } from '@/components/registration/use-registrations';
import { useBasket } from '../order/use-basket';
import { useOrderSender } from '../outbox/use-order-sender';
import { useOutbox } from '../outbox/use-outbox';
import { Announcements } from './announcements';
import styles from './companion.module.css';
import type { Whose } from './known-requests';
import { activeOf } from './request-log';
import { contentsOf, stateWords } from './request-words';
import { useLiveRequests } from './use-live-requests';
import { useMyRequests } from './use-my-requests';

/** Goes along with a guest from page to page: sends what waits on this device, and tells what becomes of it. */
export const RequestsCompanion = () => {
  const session = useSession();
  const { eventId } = useParams<{ eventId?: string }>();
  if (session.status !== 'signedIn') return null;
  return (
    <>
      <Sender key={session.sub} sub={session.sub} />
      {eventId && <AtEvent key={`${session.sub}.${eventId}`} sub={session.sub} eventId={eventId} />}
    </>
  );
};

const Sender = ({ sub }: { sub: string }) => {
  useOrderSender(sub);
  return null;
};

const AtEvent = (whose: Whose) => {
  const { data: registration } = useMyRegistration(whose.eventId);
  return registration?.state === 'REGISTERED' ? <News {...whose} /> : null;
};

const News = (whose: Whose) => {
  const { eventId, sub } = whose;
  const pathname = usePathname();
  const home = `/events/${eventId}/requests`;
  const isAtRequests = pathname.startsWith(home);
  const isOrdering = pathname === `/events/${eventId}/order`;
  const { known } = useMyRequests(whose);
  const waiting = useOutbox(sub, eventId).length;
  const isRefused = useBasket(whose).basket.refused !== undefined;
  const active = activeOf(known.log);
  useLiveRequests(whose, { enabled: isAtRequests || isOrdering || active.length + waiting > 0 });

  const [first] = active.filter(({ state }) => state === 'CLAIMED').concat(active);
  const count = active.length + waiting;
  return (
    <>
      <div role="alert" className={styles.heard}>
        {isRefused && !isOrdering && 'Not ordered. Please look at your basket.'}
      </div>
      <Announcements eventId={eventId} isHeardOnly={isAtRequests} />
      {isRefused && !isAtRequests && !isOrdering && (
        <Link href={`/events/${eventId}/order?open=basket`} className={styles.pill}>
          <span className={styles.count}>!</span>
          <span className={styles.words}>Not ordered. Please look at your basket.</span>
        </Link>
      )}
      {!isRefused && count > 0 && !isAtRequests && !isOrdering && (
        <Link href={home} className={styles.pill}>
          <span className={styles.count}>{count}</span>
          <span className={styles.words}>{first ? `${contentsOf(first)}: ${stateWords(first)}` : 'Waiting for a connection'}</span>
        </Link>
      )}
    </>
  );
};
