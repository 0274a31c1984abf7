'use client';

import { Panel } from '@/components/ui/panel';
import { ArrivalsList } from './arrivals-list';
import styles from './arrivals-page.module.css';
import { countArrivals } from './arrivals';
import { LiveBadge } from './live-badge';
import { StaffPage } from './staff-page';
import { useArrivals } from './use-arrivals';
import type { WorkEvent } from './use-work-events';

/** `/staff/[eventId]/arrivals`: who comes in and who is refused, as it happens. */
export const ArrivalsPage = ({ eventId }: { eventId: string }) => (
  <StaffPage eventId={eventId} title="Arrivals">
    {(event) => <LiveArrivals key={eventId} event={event} />}
  </StaffPage>
);

const LiveArrivals = ({ event }: { event: WorkEvent }) => {
  const view = useArrivals(event.id);
  const counts = countArrivals(view.arrivals);
  return (
    <div className={styles.layout}>
      <Panel title="Since you opened this page" actions={<LiveBadge live={view.live} />}>
        <dl className={styles.counts}>
          <Count term="Admitted" count={counts.admitted} />
          <Count term="Already in" count={counts.duplicate} />
          <Count term="Refused" count={counts.denied} />
          <Count term="Undone" count={counts.undone} />
        </dl>
      </Panel>
      <Panel title="Scans">
        <ArrivalsList eventId={event.id} view={view} timeZone={event.timeZone} />
      </Panel>
    </div>
  );
};

const Count = ({ term, count }: { term: string; count: number }) => (
  <div className={styles.count}>
    <dt>{term}</dt>
    <dd>{count}</dd>
  </div>
);
