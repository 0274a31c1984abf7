'use client';

import { formatTime } from '@/components/event/format-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import type { DoorScan } from '@/lib/data/session-board';
import { nameOf } from '../check-in-words';
import person from '../person-line.module.css';
import styles from './door-log.module.css';
import { DOOR_DENIAL_WORDS, doorScanState } from './door-words';

/** What happens at the session's door. */
export const DoorLog = ({ scans, timeZone }: { scans: DoorScan[]; timeZone: string }) => (
  <Panel title="At the door, since you opened this page">
    {scans.length === 0 && <EmptyState title="Nobody yet">Each scan shows here the moment it happens.</EmptyState>}
    <ol role="list" className={styles.list}>
      {scans.map((scan) => (
        <Row key={scan.scanId} scan={scan} timeZone={timeZone} />
      ))}
    </ol>
  </Panel>
);

const Row = ({ scan, timeZone }: { scan: DoorScan; timeZone: string }) => {
  const { guest, reason, gate, isWalkIn, receivedAt, firstAdmittedAt, firstGate, outcome } = scan;
  const state = doorScanState(scan);
  return (
    <li className={styles.row}>
      <time className={person.time} dateTime={receivedAt}>
        {formatTime(receivedAt, timeZone)}
      </time>
      <span className={person.who}>
        <bdi className={person.name}>{guest ? nameOf(guest) : 'Unknown ticket'}</bdi>
        <span className={person.more}>
          <bdi>{gate}</bdi>
          {isWalkIn && <span>without a seat before</span>}
          {reason && <span className={person.reason}>{DOOR_DENIAL_WORDS[reason]}</span>}
          {outcome === 'DUPLICATE' && firstAdmittedAt && (
            <span className={person.reason}>
              since {formatTime(firstAdmittedAt, timeZone)}
              {firstGate && `, ${firstGate}`}
            </span>
          )}
        </span>
      </span>
      <Tag tone={state.tone}>{state.label}</Tag>
    </li>
  );
};
