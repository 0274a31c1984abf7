import type { SessionStatus } from '@/lib/data/session-board';
import { OccupancyBar } from '../sessions/occupancy-bar';
import { countOf, rateWords } from '../sessions/session-words';
import styles from './room-strip.module.css';

/** The people in the room, as they are counted at all its doors. */
export const RoomStrip = ({ status }: { status: SessionStatus | undefined }) => {
  if (!status) return <div className={styles.strip} aria-hidden="true" />;
  const { inside, capacity, called, walkIns, doorPerMinute } = status;
  const rate = doorPerMinute === undefined ? undefined : rateWords(doorPerMinute);
  return (
    <section className={styles.strip} aria-label="The room">
      <p className={styles.count}>
        <strong className={styles.inside}>{countOf(inside)}</strong>
        <span>{capacity === undefined ? 'inside' : `of ${countOf(capacity)} inside`}</span>
      </p>
      <p className={styles.more}>
        {called > 0 && <span>{countOf(called)} called and on the way</span>}
        {walkIns > 0 && capacity !== undefined && <span>{countOf(walkIns)} without a reservation</span>}
        {rate && <span>{rate}</span>}
      </p>
      <OccupancyBar label="In the room" count={inside} capacity={capacity} />
    </section>
  );
};
