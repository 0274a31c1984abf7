'use client';

import { Button } from '@aws-amplify/ui-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { formatSpan, ownTimeZone } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { Tag } from '@/components/ui/tag';
import { useNow } from '@/components/ui/use-now';
import type { SessionStatus } from '@/lib/data/session-board';
import { LiveBadge } from '../live-badge';
import { OutcomeToast } from '../requests/outcome-toast';
import { useBoardSettings } from '../requests/board-settings';
import { useKeys } from '../use-keys';
import type { WorkEvent } from '../use-work-events';
import { CallUpPanel } from './call-up-panel';
import { ConfirmWave } from './confirm-wave';
import { DoorLog } from './door-log';
import styles from './session-desk.module.css';
import { SESSION_KEYS, sessionCommandOf } from './session-keys';
import { SessionNumbers } from './session-numbers';
import { isCallUpOpen, phaseOf } from './session-phase';
import { PHASES } from './session-words';
import { SessionWall } from './session-wall';
import { useCallUpSteps } from './use-call-up-steps';
import { bothLive, useSessionDoor } from './use-session-door';
import { useSessionNews } from './use-session-news';
import { useWall } from './use-wall';

/** In milliseconds: times are told in minutes. */
const TIMES_EVERY_MS = 5_000;

/** One session, for those who let its guests in. */
export const SessionDesk = ({ event, status }: { event: WorkEvent; status: SessionStatus }) => {
  const { sessionId } = status;
  const news = useSessionNews(event.id, sessionId);
  const { scans, live: door } = useSessionDoor(event.id, sessionId);
  const now = useNow(TIMES_EVERY_MS);
  const steps = useCallUpSteps(status);
  const [confirming, setConfirming] = useState<number>();
  const [isWall, setIsWall] = useWall();
  const count = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const timeZone = event.timeZone ?? ownTimeZone();
  const live = bothLive(news, door);
  const phase = phaseOf(status, now);
  const doorPath = `/staff/${event.id}/sessions/${sessionId}/door`;

  useKeys(useBoardSettings().hasKeys && !isWall, sessionCommandOf, (command) => {
    switch (command) {
      case 'call':
        return count.current?.focus();
      case 'pause':
        return isCallUpOpen(phase) && steps.pause(phase !== 'PAUSED');
      case 'undo':
        return steps.undo();
      case 'door':
        return router.push(doorPath);
      case 'wall':
        return setIsWall(true);
    }
  });

  return (
    <div className={styles.desk}>
      <div className={styles.head}>
        <p className={styles.facts}>
          <bdi className={styles.room}>{status.room}</bdi>
          <span>{formatSpan(status.startsAt, status.endsAt, timeZone)}</span>
          <Tag tone={PHASES[phase].tone}>{PHASES[phase].label}</Tag>
          <LiveBadge live={live} />
        </p>
        <div className={styles.ways}>
          <ButtonLink href={doorPath} variation="primary">
            Scan at the door
          </ButtonLink>
          <Button onClick={() => setIsWall(true)}>Wall screen</Button>
        </div>
      </div>
      <SessionNumbers status={status} />
      <div className={styles.panels}>
        <CallUpPanel
          status={status}
          phase={phase}
          now={now}
          timeZone={timeZone}
          countRef={count}
          isPausing={steps.isPausing}
          onCall={setConfirming}
          onPause={steps.pause}
        />
        <DoorLog scans={scans} timeZone={timeZone} />
      </div>
      <p className={styles.keys} aria-hidden="true">
        {Object.entries(SESSION_KEYS).map(([key, { label }]) => (
          <span key={key}>
            <kbd>{key}</kbd> {label}
          </span>
        ))}
      </p>
      {confirming !== undefined && (
        <ConfirmWave
          count={confirming}
          status={status}
          isBusy={steps.isCalling}
          error={steps.callError}
          onConfirm={() => steps.call(confirming, () => setConfirming(undefined))}
          onCancel={() => {
            steps.forgetCall();
            setConfirming(undefined);
          }}
        />
      )}
      <OutcomeToast outcome={steps.outcome} onUndo={steps.undo} onClose={steps.close} />
      {isWall && <SessionWall status={status} phase={phase} live={live} now={now} timeZone={timeZone} onLeave={() => setIsWall(false)} />}
    </div>
  );
};
