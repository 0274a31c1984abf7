import { formatShortDay, formatTime } from '@/components/event/format-time';
import { dayOf } from '@/lib/domain/agenda';
import styles from './session-time.module.css';

export type Zones = {
  /** The event's. */
  timeZone: string;
  /** The reader's own, when its clocks show another time. */
  ownZone?: string | undefined;
};

type Props = Zones & { startsAt: string; endsAt: string; withDay?: boolean };

/** From when to when, by the event's clock; by the reader's own in brackets when that differs. */
export const SessionTime = ({ startsAt, endsAt, timeZone, ownZone, withDay = false }: Props) => (
  <span className={styles.time}>
    {withDay && `${formatShortDay(startsAt, timeZone)}, `}
    <time dateTime={startsAt}>{formatTime(startsAt, timeZone)}</time>–<time dateTime={endsAt}>{formatTime(endsAt, timeZone)}</time>
    {dayOf(startsAt, timeZone) !== dayOf(endsAt, timeZone) && <span className={styles.next}> next day</span>}
    {ownZone && (
      <span className={styles.own}>
        {' '}
        ({dayOf(startsAt, timeZone) !== dayOf(startsAt, ownZone) && `${formatShortDay(startsAt, ownZone)}, `}
        {formatTime(startsAt, ownZone)}–{formatTime(endsAt, ownZone)})
      </span>
    )}
  </span>
);
