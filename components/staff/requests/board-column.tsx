'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState, type ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import type { GuestRequest } from '@/lib/data/request-fields';
import type { ServiceArea } from '@/lib/domain/service-area';
import type { ColumnName } from './board-columns';
import styles from './board-column.module.css';
import { ageOf } from './request-age';
import { canReopenAt, RequestCard, type CardActions } from './request-card';
import { useSteady } from './use-steady';

/** More cards than this would only slow the screen down. The oldest come first, so what is left out is the newest. */
const SHOWN = 120;

const WORDS: Record<ColumnName, { title: string; empty: string; hint: string }> = {
  open: { title: 'Open', empty: 'Nothing is open', hint: 'A new request shows here the moment it is made.' },
  claimed: { title: 'Claimed', empty: 'Nothing is claimed', hint: 'What you or a colleague claim moves here.' },
  done: { title: 'Done', empty: 'Nothing is done yet', hint: 'Fulfilled, declined and cancelled requests move here.' },
};

export type ColumnContext = {
  me: string;
  now: Date;
  timeZone: string;
  areaOf: (id: string) => ServiceArea;
  /** Whether cards name their area. */
  hasAreas: boolean;
  chosenId: string | undefined;
  find: (id: string) => GuestRequest | undefined;
  actions: CardActions;
};

type Props = {
  name: ColumnName;
  requests: GuestRequest[];
  isLoading: boolean;
  isFiltered: boolean;
  /** Whether this is the column that a phone shows. */
  isCurrent: boolean;
  context: ColumnContext;
  footer?: ReactNode;
};

/** One column of the board. While the pointer is busy in it, nothing moves. */
export const BoardColumn = ({ name, requests, isLoading, isFiltered, isCurrent, context, footer }: Props) => {
  const [shown, setShown] = useState(SHOWN);
  const { slots, hold } = useSteady(requests.slice(0, shown), context.find);
  const { title, empty, hint } = WORDS[name];
  return (
    <section className={styles.column} aria-labelledby={`column-${name}`} data-column={name} data-current={isCurrent || undefined}>
      <h2 id={`column-${name}`} className={styles.title}>
        {title} <span className={styles.count}>{requests.length}</span>
      </h2>
      <div className={styles.scroll} onPointerMove={hold} onPointerDown={hold}>
        {isLoading && <Loading label="Reading the requests…" />}
        {!isLoading && slots.length === 0 && (
          <EmptyState title={isFiltered ? 'Nothing fits the filters' : empty}>
            {isFiltered ? 'Take a filter off to see more.' : hint}
          </EmptyState>
        )}
        <ol role="list" className={styles.cards}>
          {slots.map(({ item, hasLeft }) => (
            <li key={item.id} className={styles.slot}>
              <Slot request={item} hasLeft={hasLeft} context={context} />
            </li>
          ))}
        </ol>
        {requests.length > shown && (
          <Button onClick={() => setShown((count) => count + SHOWN)}>{`Show ${Math.min(SHOWN, requests.length - shown)} more`}</Button>
        )}
        {footer}
      </div>
    </section>
  );
};

const Slot = ({ request, hasLeft, context }: { request: GuestRequest; hasLeft: boolean; context: ColumnContext }) => {
  const { me, now, timeZone, areaOf, hasAreas, chosenId, actions } = context;
  const area = areaOf(request.area);
  const age = ageOf(request, area.targetMinutes, now);
  return (
    <RequestCard
      request={request}
      level={age.level}
      ageText={age.text}
      areaName={hasAreas ? area.name : undefined}
      isMine={request.claimedBy === me}
      isChosen={request.id === chosenId && !hasLeft}
      hasLeft={hasLeft}
      canReopen={canReopenAt(request, now)}
      timeZone={timeZone}
      actions={actions}
    />
  );
};
