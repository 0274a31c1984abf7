'use client';

import { Button } from '@aws-amplify/ui-react';
import Link from 'next/link';
import { useState } from 'react';
import { formatTime } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { classNames } from '@/components/ui/class-names';
import { Tag } from '@/components/ui/tag';
import { useNow } from '@/components/ui/use-now';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import { isReservable } from '@/lib/domain/session';
import { CancelDialog } from './cancel-dialog';
import styles from './session-row.module.css';
import { FILL_WORDS, opensWords, seatWords } from './session-words';

type Props = { session: ManagedSession; timeZone: string };

/** One session with what an organizer looks for at a glance: when, where, how full, and what can be done with it. */
export const SessionRow = ({ session, timeZone }: Props) => {
  const now = useNow();
  const [isAsking, setIsAsking] = useState(false);
  const { id, eventId, title, speakers, room, track, startsAt, endsAt, state, cancelReason } = session;
  const isCancelled = state === 'CANCELLED';
  const isTooLate = now.getTime() >= Date.parse(isCancelled ? startsAt : endsAt);
  const page = `/organizer/events/${eventId}/sessions`;
  const facts = [speakers.join(', '), track, opensWords(session, { timeZone, now })].filter(Boolean);
  return (
    <li className={classNames(styles.row, isCancelled && styles.cancelled)}>
      <p className={styles.time}>
        <time dateTime={startsAt}>{formatTime(startsAt, timeZone)}</time>
        <span className={styles.end}>{`to ${formatTime(endsAt, timeZone)}`}</span>
      </p>
      <div className={styles.words}>
        <p className={styles.title}>
          <Link href={`${page}/${id}`}>{title}</Link>
          {isCancelled && <Tag tone="error">Cancelled</Tag>}
        </p>
        {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
        {isCancelled && cancelReason && <p className={styles.facts}>{`Reason: ${cancelReason}`}</p>}
      </div>
      <p className={styles.room}>{room}</p>
      <p className={styles.seats}>
        <span>{seatWords(session)}</span>
        {!isCancelled && isReservable(session) && <Fill fill={session.fill} />}
      </p>
      <div className={styles.actions}>
        <ButtonLink size="small" variation="link" href={`${page}/new?copy=${id}`} aria-label={`Duplicate ${title}`}>
          Duplicate
        </ButtonLink>
        {!isTooLate && (
          <Button
            size="small"
            variation="link"
            onClick={() => setIsAsking(true)}
            aria-label={isCancelled ? `Take back the cancellation of ${title}` : `Cancel ${title}`}
          >
            {isCancelled ? 'Take back' : 'Cancel'}
          </Button>
        )}
      </div>
      {isAsking && <CancelDialog session={session} onClose={() => setIsAsking(false)} />}
    </li>
  );
};

const FILL_TONES = { OPEN: 'success', FILLING: 'warning', FULL: 'error' } as const;

const Fill = ({ fill }: { fill: ManagedSession['fill'] }) => <Tag tone={FILL_TONES[fill]}>{FILL_WORDS[fill]}</Tag>;
