'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { LABEL_SIZES } from '@/components/badge/label-sizes';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { CheckIn } from '@/lib/data/check-ins';
import type { GuestSummary } from '@/lib/data/guests';
import { ArrivalsList } from './arrivals-list';
import { nameOf } from './check-in-words';
import styles from './desk-page.module.css';
import { DEFAULT_GATE, useDeskSettings } from './desk-settings';
import { DeskSetup } from './desk-setup';
import { GuestPanel } from './guest-panel';
import { GuestSearch } from './guest-search';
import { LiveBadge } from './live-badge';
import { StaffPage } from './staff-page';
import { UndoDialog } from './undo-dialog';
import { useArrivals } from './use-arrivals';
import { useGuest } from './use-guest';
import type { WorkEvent } from './use-work-events';

/** `/staff/[eventId]`: find a guest, check them in, give them a badge. */
export const DeskPage = ({ eventId }: { eventId: string }) => (
  <StaffPage eventId={eventId} title="Check-in desk">
    {(event) => <Desk key={eventId} event={event} />}
  </StaffPage>
);

const Desk = ({ event }: { event: WorkEvent }) => {
  const settings = useDeskSettings();
  const [found, setFound] = useState<GuestSummary | null>(null);
  const guest = useGuest(event.id, found);
  const view = useArrivals(event.id);
  const [justDone, setJustDone] = useState<CheckIn | null>(null);
  const onAnswered = (checkIn: CheckIn) => {
    view.add(checkIn);
    setJustDone(checkIn.outcome === 'ADMITTED' && !checkIn.undoneAt ? checkIn : null);
  };
  return (
    <div className={styles.desk}>
      {justDone && <JustDone eventId={event.id} checkIn={justDone} onAnswered={onAnswered} onClose={() => setJustDone(null)} />}
      <div>
        <Panel>
          <GuestSearch eventId={event.id} selectedId={guest?.guestId} onSelect={setFound} />
        </Panel>
      </div>
      <div className={styles.side}>
        {guest ? (
          <div className={styles.chosen}>
            <GuestPanel
              key={guest.guestId}
              eventId={event.id}
              eventName={event.name}
              guest={guest}
              gate={settings.gate.trim() || DEFAULT_GATE}
              size={LABEL_SIZES[settings.labelSize]}
              timeZone={event.timeZone}
              onAnswered={onAnswered}
              onClose={() => setFound(null)}
            />
          </div>
        ) : (
          <div className={styles.wideOnly}>
            <Panel>
              <EmptyState title="No guest chosen">Find a guest, look at their name together, then check them in.</EmptyState>
            </Panel>
          </div>
        )}
        <Panel title="Latest scans" actions={<LiveBadge live={view.live} />}>
          <ArrivalsList eventId={event.id} view={view} timeZone={event.timeZone} isCompact />
        </Panel>
        <DeskSetup settings={settings} />
      </div>
    </div>
  );
};

type JustDoneProps = { eventId: string; checkIn: CheckIn; onAnswered: (checkIn: CheckIn) => void; onClose: () => void };

/** The last check-in by hand, with its way back, until the next one or until it is put away. */
const JustDone = ({ eventId, checkIn, onAnswered, onClose }: JustDoneProps) => {
  const [isAsking, setIsAsking] = useState(false);
  const name = checkIn.guest ? nameOf(checkIn.guest) : 'The guest';
  return (
    <div className={styles.justDone}>
      <Notice
        tone="success"
        title={
          <>
            <bdi>{name}</bdi> is checked in
          </>
        }
        action={
          <>
            <Button size="small" onClick={() => setIsAsking(true)}>
              Undo…
            </Button>{' '}
            <Button size="small" variation="link" onClick={onClose}>
              Fine
            </Button>
          </>
        }
      />
      {isAsking && (
        <UndoDialog
          eventId={eventId}
          scanId={checkIn.scanId}
          guestId={checkIn.guest?.guestId}
          guestName={name}
          onUndone={onAnswered}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
};
