'use client';

import { Button } from '@aws-amplify/ui-react';
import { classNames } from '@/components/ui/class-names';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { formatMoment } from '@/components/event/format-time';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { toAppError } from '@/lib/data/unwrap';
import type { ServiceArea } from '@/lib/domain/service-area';
import { useOutbox } from '../outbox/use-outbox';
import { FinishedRequest } from './finished-request';
import type { Whose } from './known-requests';
import { RefusedNotice } from './refused-notice';
import { RequestCard } from './request-card';
import styles from './request-lists.module.css';
import { activeOf, finishedOf } from './request-log';
import { contentsOf } from './request-words';
import { useCancelRequest, useCancelling } from './use-cancel-request';
import { useMyRequests } from './use-my-requests';
import { WaitingOrder } from './waiting-order';

type Props = { whose: Whose; timeZone: string; now: Date; areas: readonly ServiceArea[] };

/** What has yet to be sent, what is under way and what was. */
export const RequestLists = ({ whose, timeZone, now, areas }: Props) => {
  const outbox = useOutbox(whose.sub, whose.eventId);
  const { known, error, isFetching, refetch, earlier } = useMyRequests(whose);
  const cancel = useCancelRequest(whose);
  const cancelling = useCancelling();
  const { log, readAt, nextToken } = known;
  const active = activeOf(log);
  const finished = finishedOf(log);
  const isRead = readAt !== undefined;
  const areaNameOf = (id: string) => areas.find((area) => area.id === id)?.name;
  const isUnderWay = outbox.length + active.length > 0;
  return (
    <>
      {error &&
        (toAppError(error).code === 'NETWORK' && log.size > 0 ? (
          <Notice tone="warning" title="Not up to date">
            No connection. {readAt ? `This is how it was ${formatMoment(readAt, timeZone)}.` : 'This is what this device remembers.'}
          </Notice>
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
        ))}
      <section className={styles.section} aria-label="Under way">
        <RefusedNotice {...whose} />
        {cancel.error && (
          <ErrorNotice error={cancel.error} title={`Not cancelled: ${cancel.variables ? contentsOf(cancel.variables) : 'your request'}`} />
        )}
        {isUnderWay && (
          <ul role="list" className={styles.list}>
            {outbox.map((order) => (
              <WaitingOrder key={order.clientKey} sub={whose.sub} order={order} />
            ))}
            {active.map((request) => (
              <RequestCard
                key={request.id}
                request={request}
                isCancelling={cancelling.has(request.id)}
                onCancel={() => cancel.mutate(request)}
                areaName={areaNameOf(request.area)}
                timeZone={timeZone}
                now={now}
              />
            ))}
          </ul>
        )}
        {!isUnderWay && !isRead && !error && <Loading label="Loading your requests…" />}
        {!isUnderWay && isRead && (
          <EmptyState
            title={finished.length > 0 ? 'Nothing is under way' : 'You have asked for nothing yet'}
            action={finished.length === 0 && <ButtonLink href={`/events/${whose.eventId}/order`}>See what there is</ButtonLink>}
          >
            What you order, and every call for help, shows here as it moves.
          </EmptyState>
        )}
      </section>
      {finished.length > 0 && (
        <section className={styles.section} aria-labelledby="earlier">
          <h2 id="earlier" className={classNames('amplify-heading', styles.title)}>
            Earlier
          </h2>
          <ul role="list" className={styles.list}>
            {finished.map((request) => (
              <FinishedRequest key={request.id} whose={whose} request={request} now={now} />
            ))}
          </ul>
        </section>
      )}
      {nextToken !== undefined && (
        <div>
          <Button onClick={() => earlier.mutate(nextToken)} isLoading={earlier.isPending} loadingText="Loading…">
            Show earlier ones
          </Button>
        </div>
      )}
      {earlier.error && <ErrorNotice error={earlier.error} />}
    </>
  );
};
