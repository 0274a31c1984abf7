'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { formatTime, ownTimeZone } from '@/components/event/format-time';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Tag } from '@/components/ui/tag';
import type { CheckIn } from '@/lib/data/check-ins';
import { sortArrivals } from './arrivals';
import styles from './arrivals-list.module.css';
import { DENIAL_WORDS, nameOf, scanState } from './check-in-words';
import person from './person-line.module.css';
import { UndoDialog } from './undo-dialog';
import type { ArrivalsView } from './use-arrivals';
import { useHeldBack } from './use-held-back';

type Props = { eventId: string; view: ArrivalsView; timeZone?: string | undefined; isCompact?: boolean };

/** The event's scans, newest first. While someone reads on, what arrives is counted above instead of pushing the list down. */
export const ArrivalsList = ({ eventId, view, timeZone = ownTimeZone(), isCompact = false }: Props) => {
  const { shown, heldBack, hold, release } = useHeldBack(sortArrivals(view.arrivals), ({ scanId }) => scanId);
  const [undoing, setUndoing] = useState<CheckIn | null>(null);
  const hasFailed = view.error !== null && view.error !== undefined;
  const visible = isCompact ? shown.slice(0, 8) : shown;
  return (
    <div className={styles.arrivals}>
      {hasFailed && <ErrorNotice error={view.error} onRetry={view.retry} />}
      <div className={styles.news}>
        {heldBack > 0 && (
          <Button size="small" variation="primary" onClick={release}>
            {heldBack === 1 ? 'Show 1 new scan' : `Show ${heldBack} new scans`}
          </Button>
        )}
      </div>
      {view.isLoading && <Loading label="Reading the log…" />}
      {!view.isLoading && !hasFailed && visible.length === 0 && (
        <EmptyState title="Nobody yet">Each scan shows here the moment it happens.</EmptyState>
      )}
      <ol
        role="list"
        className={classNames(styles.list, isCompact && styles.compact)}
        onPointerEnter={hold}
        onPointerLeave={release}
        onFocus={hold}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && release()}
      >
        {visible.map((checkIn) => (
          <ArrivalRow key={checkIn.scanId} checkIn={checkIn} timeZone={timeZone} onUndo={() => setUndoing(checkIn)} />
        ))}
      </ol>
      {!isCompact && view.hasOlder && (
        <div>
          <Button onClick={view.loadOlder} isLoading={view.isLoadingOlder} loadingText="Loading…">
            Show earlier scans
          </Button>
        </div>
      )}
      {undoing && (
        <UndoDialog
          eventId={eventId}
          scanId={undoing.scanId}
          guestId={undoing.guest?.guestId}
          guestName={undoing.guest ? nameOf(undoing.guest) : 'This guest'}
          onClose={() => setUndoing(null)}
          onUndone={(undone) => {
            view.add(undone);
            setUndoing(null);
          }}
        />
      )}
    </div>
  );
};

const ArrivalRow = ({ checkIn, timeZone, onUndo }: { checkIn: CheckIn; timeZone: string; onUndo: () => void }) => {
  const { guest, reason, undoneAt, undoReason } = checkIn;
  const state = scanState(checkIn);
  const canUndo = checkIn.outcome === 'ADMITTED' && checkIn.direction === 'ENTRY' && !undoneAt;
  return (
    <li className={styles.row}>
      <time className={person.time} dateTime={checkIn.receivedAt}>
        {formatTime(checkIn.receivedAt, timeZone)}
      </time>
      <span className={person.who}>
        <bdi className={person.name}>{guest ? nameOf(guest) : 'Unknown ticket'}</bdi>
        <span className={person.more}>
          {guest?.company && <bdi>{guest.company}</bdi>}
          <bdi>{checkIn.gate}</bdi>
          {checkIn.byHand && <span>by hand</span>}
          {checkIn.offline && <span>offline</span>}
          {reason && <span className={person.reason}>{DENIAL_WORDS[reason]}</span>}
          {checkIn.outcome === 'DUPLICATE' && checkIn.firstCheckedInAt && (
            <span className={person.reason}>
              since {formatTime(checkIn.firstCheckedInAt, timeZone)}
              {checkIn.firstGate && `, ${checkIn.firstGate}`}
            </span>
          )}
          {undoReason && <bdi className={person.reason}>{undoReason}</bdi>}
        </span>
      </span>
      <Tag tone={state.tone}>{state.label}</Tag>
      <span className={styles.action}>
        {canUndo && (
          <Button
            size="small"
            variation="link"
            onClick={onUndo}
            aria-label={`Undo the check-in of ${guest ? nameOf(guest) : 'this guest'}`}
          >
            Undo
          </Button>
        )}
      </span>
    </li>
  );
};
