'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Panel } from '@/components/ui/panel';
import { formatCents } from '@/lib/domain/money';
import styles from './tab-panel.module.css';
import { useMyTab } from './use-my-requests';

/** What the guest owes and has paid. Absent where nothing costs anything. */
export const TabPanel = ({ eventId }: { eventId: string }) => {
  const query = useMyTab(eventId);
  if (query.data && query.data.requests.length === 0) return null;
  return (
    <Panel title="Your tab" actions={<ButtonLink href={`/events/${eventId}/requests/receipt`}>Receipt</ButtonLink>}>
      <Loaded query={query} loading={<Loading label="Loading your tab…" lines={1} />}>
        {({ currency, dueCents, paidCents }) => (
          <>
            <dl className={styles.sums}>
              <div>
                <dt>To pay</dt>
                <dd data-is-due={dueCents > 0}>{formatCents(dueCents, currency)}</dd>
              </div>
              <div>
                <dt>Settled</dt>
                <dd>{formatCents(paidCents, currency)}</dd>
              </div>
            </dl>
            <p className={styles.hint}>
              {dueCents > 0 ? 'You pay when it is handed over: by card, in cash, or as the team tells you.' : 'Nothing is due.'}
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
};
