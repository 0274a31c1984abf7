'use client';

import { useSession } from '@/components/auth/use-session';
import { Panel } from '@/components/ui/panel';
import { useAreas } from '../requests/use-areas';
import { StaffPage } from '../staff-page';
import { AlertForm } from './alert-form';
import { AlertList } from './alert-list';
import styles from './alerts-page.module.css';

/** `/staff/[eventId]/alerts`: hearing of requests without a screen. */
export const AlertsPage = ({ eventId }: { eventId: string }) => (
  <StaffPage eventId={eventId} title="Alerts">
    {() => <Alerts key={eventId} eventId={eventId} />}
  </StaffPage>
);

const Alerts = ({ eventId }: { eventId: string }) => {
  const session = useSession();
  const { areas, areaOf } = useAreas(eventId);
  return (
    <div className={styles.layout}>
      <Panel title="Tell me without a screen">
        <p>For when you have no board at hand. Each new request comes to you alone, as an e-mail or a text message.</p>
        <AlertForm eventId={eventId} areas={areas} email={session.status === 'signedIn' ? session.email : ''} />
      </Panel>
      <Panel title="Your alerts at this event">
        <AlertList eventId={eventId} areaName={(id) => areaOf(id).name} />
      </Panel>
    </div>
  );
};
