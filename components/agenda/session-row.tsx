import Link from 'next/link';
import type { CSSProperties } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Tag } from '@/components/ui/tag';
import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { isStanding } from '@/lib/domain/reservation';
import { sessionHref } from './session-facts';
import styles from './session-row.module.css';
import { SessionTime, type Zones } from './session-time';
import { placeWords, seatsWords, whereWords } from './session-words';

type Props = Zones & {
  eventId: string;
  session: AgendaSession;
  /** The guest's own places, by session. */
  places: ReadonlyMap<string, Reservation> | undefined;
  /** By session, the others of the guest's own at the same time. */
  clashes?: ReadonlyMap<string, readonly AgendaSession[]> | undefined;
  withDay?: boolean;
  className?: string | undefined;
  style?: CSSProperties | undefined;
};

/** A session in a list: the whole row leads to its page. */
export const SessionRow = ({ eventId, session, places, clashes, withDay = false, className, style, ...zones }: Props) => {
  const { id, title, state, cancelReason, startsAt, endsAt } = session;
  const place = places?.get(id);
  const clashing = clashes?.get(id) ?? [];
  const isCancelled = state === 'CANCELLED';
  const own = place && !isCancelled ? placeWords(place) : undefined;
  const seats = seatsWords(session);
  return (
    <li
      className={classNames(styles.row, className)}
      style={style}
      data-own={place !== undefined && isStanding(place.state) && !isCancelled}
    >
      <p>
        <SessionTime startsAt={startsAt} endsAt={endsAt} withDay={withDay} {...zones} />
      </p>
      <h3 className={styles.title}>
        <Link href={sessionHref(eventId, id)} className={styles.link} prefetch={false}>
          {isCancelled ? <s>{title}</s> : title}
        </Link>
      </h3>
      <p className={styles.where}>{whereWords(session)}</p>
      {isCancelled && cancelReason && <p className={styles.reason}>{cancelReason}</p>}
      {clashing.length > 0 && <p className={styles.clash}>At the same time as {clashing.map((other) => other.title).join(', ')}</p>}
      {(own || seats) && (
        <p className={styles.tags}>
          {own && <Tag tone={own.tone}>{own.words}</Tag>}
          {seats && <Tag tone={seats.tone}>{seats.words}</Tag>}
        </p>
      )}
    </li>
  );
};
