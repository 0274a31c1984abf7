import type { ReactNode } from 'react';
import type { SessionStatus } from '@/lib/data/session-board';
import { OccupancyBar } from './occupancy-bar';
import styles from './session-numbers.module.css';
import { countOf, rateWords } from './session-words';

/** How a session stands, in big numbers. */
export const SessionNumbers = ({ status }: { status: SessionStatus }) => {
  const { capacity, taken, waiting, called, waitlisted, inside, admitted, walkIns, doorPerMinute, reservationOpensAt } = status;
  return (
    <dl className={styles.numbers}>
      <Big term="In the room" count={inside} of={capacity} bar />
      {reservationOpensAt !== undefined && (
        <>
          <Big term="Told to queue" count={called} />
          <Big term="Not told yet" count={waiting} />
          <Big term="Seats taken" count={taken} of={capacity} bar />
          <Big term="In line for a seat" count={waitlisted} />
        </>
      )}
      <Big term="Admitted so far" count={admitted}>
        {walkIns > 0 && `${countOf(walkIns)} without a seat before`}
      </Big>
      <div className={styles.number}>
        <dt>Through the door</dt>
        {doorPerMinute === undefined ? (
          <dd className={styles.more}>not measured yet</dd>
        ) : (
          <dd className={styles.rate}>{rateWords(doorPerMinute)}</dd>
        )}
      </div>
    </dl>
  );
};

type BigProps = { term: string; count: number; of?: number | undefined; bar?: boolean; children?: ReactNode };

const Big = ({ term, count, of, bar = false, children }: BigProps) => (
  <div className={styles.number}>
    <dt>{term}</dt>
    <dd>
      <strong>{countOf(count)}</strong>
      {of !== undefined && <span className={styles.of}> of {countOf(of)}</span>}
    </dd>
    {bar && (
      <dd>
        <OccupancyBar label={term} count={count} capacity={of} />
      </dd>
    )}
    {children && <dd className={styles.more}>{children}</dd>}
  </div>
);
