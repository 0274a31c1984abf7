'use client';

import { Button } from '@aws-amplify/ui-react';
import { memo } from 'react';
import { formatTime } from '@/components/event/format-time';
import { classNames } from '@/components/ui/class-names';
import { Tag } from '@/components/ui/tag';
import type { GuestRequest } from '@/lib/data/request-fields';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import { REOPEN_WITHIN_MS } from '@/lib/domain/guest-request';
import { formatCents } from '@/lib/domain/money';
import { AgeIcon, CategoryIcon, PersonIcon, PinIcon } from './board-icons';
import { spanInWords, type AgeLevel } from './request-age';
import styles from './request-card.module.css';
import { centsOf, dueLines } from './request-words';
import type { TakeStep } from './use-board-steps';

export type CardActions = {
  onTake: TakeStep;
  onDecline: (request: GuestRequest) => void;
  onPayment: (request: GuestRequest) => void;
  onChoose: (request: GuestRequest) => void;
};

type Props = {
  request: GuestRequest;
  level: AgeLevel;
  ageText: string;
  /** Where the board shows several areas. */
  areaName?: string | undefined;
  isMine: boolean;
  isChosen: boolean;
  /** Went to another column a moment ago; it keeps its place, so that nothing moves under a finger. */
  hasLeft: boolean;
  /** Whether staff can still take the fulfilment back. */
  canReopen: boolean;
  timeZone: string;
  actions: CardActions;
};

/** One request: what, where to, for whom, since when, and what can be done with it. */
export const RequestCard = memo(({ request, areaName, isMine, isChosen, hasLeft, actions, ...rest }: Props) => {
  const { id, category, urgency, guestName, location, note, lines, state } = request;
  const isDone = state !== 'OPEN' && state !== 'CLAIMED';
  const isUrgent = urgency === 'URGENT' && !isDone;
  return (
    <article
      id={`request-${id}`}
      tabIndex={isChosen ? 0 : -1}
      aria-current={isChosen || undefined}
      aria-label={`${isUrgent ? 'Urgent: ' : ''}${REQUEST_CATEGORIES[category]} for ${guestName}`}
      className={classNames(
        styles.card,
        isUrgent && styles.urgent,
        isChosen && styles.chosen,
        hasLeft && styles.left,
        isDone && styles.done,
      )}
      data-level={isDone ? undefined : rest.level}
      onFocus={() => actions.onChoose(request)}
    >
      <header className={styles.head}>
        {isDone ? <DoneMark request={request} timeZone={rest.timeZone} /> : <AgeMark level={rest.level} text={rest.ageText} />}
        {isUrgent && (
          <span className={styles.help}>
            <CategoryIcon category="ASSISTANCE" /> Help
          </span>
        )}
        {areaName !== undefined && <bdi className={styles.area}>{areaName}</bdi>}
      </header>
      {lines.length > 0 && (
        <ul role="list" className={styles.lines}>
          {lines.map((line, position) => (
            <li key={position}>
              <span className={styles.quantity}>{line.quantity} ×</span> <bdi>{line.name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {note !== undefined && <p className={lines.length > 0 ? styles.note : styles.call}>{note}</p>}
      <p className={styles.facts}>
        {location !== undefined && (
          <span className={styles.fact}>
            <PinIcon /> <bdi>{location}</bdi>
          </span>
        )}
        <span className={styles.fact}>
          <PersonIcon /> <bdi>{guestName}</bdi>
        </span>
      </p>
      {request.declineReason !== undefined && <p className={styles.note}>{request.declineReason}</p>}
      <Money request={request} />
      {state === 'CLAIMED' && (
        <p className={styles.claimer}>
          {isMine ? (
            'Claimed by you'
          ) : (
            <>
              Claimed by <bdi>{request.claimedByName}</bdi>
            </>
          )}
        </p>
      )}
      <CardButtons request={request} isMine={isMine} canReopen={rest.canReopen} actions={actions} />
      {hasLeft && <p className={styles.leftNote}>{leftWords(request, isMine)}</p>}
    </article>
  );
});
RequestCard.displayName = 'RequestCard';

const AgeMark = ({ level, text }: { level: AgeLevel; text: string }) => (
  <span className={styles.age} data-level={level}>
    <AgeIcon level={level} /> {text}
  </span>
);

const DONE_TAGS: Partial<Record<GuestRequest['state'], { label: string; tone: 'success' | 'neutral' | 'error' }>> = {
  FULFILLED: { label: 'Fulfilled', tone: 'success' },
  CANCELLED: { label: 'Cancelled by guest', tone: 'neutral' },
  DECLINED: { label: 'Declined', tone: 'error' },
};

const DoneMark = ({ request, timeZone }: { request: GuestRequest; timeZone: string }) => {
  const { state, createdAt, finishedAt = createdAt } = request;
  const tag = DONE_TAGS[state];
  return (
    <>
      {tag && <Tag tone={tag.tone}>{tag.label}</Tag>}
      <span className={styles.when}>
        <time dateTime={finishedAt}>{formatTime(finishedAt, timeZone)}</time>
        {state === 'FULFILLED' && <>, after {spanInWords(Date.parse(finishedAt) - Date.parse(createdAt))}</>}
      </span>
    </>
  );
};

const Money = ({ request }: { request: GuestRequest }) => {
  const due = dueLines(request);
  if (request.totalCents === 0 || request.state === 'CANCELLED' || request.state === 'DECLINED') return null;
  return due.length > 0 ? (
    <p className={styles.due}>{formatCents(centsOf(request, due), request.currency)} to pay</p>
  ) : (
    <p className={styles.paid}>✓ Paid</p>
  );
};

type ButtonsProps = { request: GuestRequest; isMine: boolean; canReopen: boolean; actions: CardActions };

const CardButtons = ({ request, isMine, canReopen, actions }: ButtonsProps) => {
  const { state, totalCents } = request;
  const { onTake, onDecline, onPayment } = actions;
  const hasPayment = totalCents > 0 && (state === 'CLAIMED' || state === 'FULFILLED');
  return (
    <div className={styles.buttons}>
      {state === 'OPEN' && (
        <Button size="small" variation="primary" onClick={() => onTake(request, { type: 'claim' })}>
          Claim
        </Button>
      )}
      {state === 'CLAIMED' && (
        <>
          <Button size="small" variation={isMine ? 'primary' : undefined} onClick={() => onTake(request, { type: 'fulfil' })}>
            Fulfil
          </Button>
          <Button size="small" onClick={() => onTake(request, { type: 'release' })}>
            Release
          </Button>
        </>
      )}
      {hasPayment && (
        <Button size="small" onClick={() => onPayment(request)}>
          Payment…
        </Button>
      )}
      {(state === 'OPEN' || state === 'CLAIMED') && (
        <Button size="small" variation="link" onClick={() => onDecline(request)}>
          Decline…
        </Button>
      )}
      {state === 'FULFILLED' && canReopen && (
        <Button size="small" variation="link" onClick={() => onTake(request, { type: 'reopen' })}>
          Reopen
        </Button>
      )}
    </div>
  );
};

/** Whether a fulfilment can still be taken back at that moment. */
export const canReopenAt = ({ state, finishedAt }: GuestRequest, now: Date): boolean =>
  state === 'FULFILLED' && finishedAt !== undefined && now.getTime() - Date.parse(finishedAt) < REOPEN_WITHIN_MS;

const leftWords = ({ state, claimedByName }: GuestRequest, isMine: boolean): string => {
  switch (state) {
    case 'OPEN':
      return 'Open again';
    case 'CLAIMED':
      return isMine ? 'Claimed by you' : `Claimed by ${claimedByName ?? 'a colleague'}`;
    case 'FULFILLED':
      return 'Fulfilled';
    case 'CANCELLED':
      return 'Cancelled by the guest';
    case 'DECLINED':
      return 'Declined';
  }
};
