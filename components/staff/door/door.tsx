'use client';

import { Button } from '@aws-amplify/ui-react';
import Link from 'next/link';
import { useEffect, useId, useRef, useState } from 'react';
import { useHandScanner } from '@/components/kiosk/scanner/use-hand-scanner';
import { useQrCamera } from '@/components/kiosk/scanner/use-qr-camera';
import { useWakeLock } from '@/components/ui/use-wake-lock';
import type { SessionStatus } from '@/lib/data/session-board';
import { SCAN_LIMITS, type CheckInDirection } from '@/lib/domain/check-in';
import { inspectCode } from '@/lib/domain/scanned-code';
import { LiveBadge } from '../live-badge';
import { DoorLog } from '../sessions/door-log';
import { useSessionDoor } from '../sessions/use-session-door';
import { DoorCamera } from './door-camera';
import { DirectionSwitch } from './direction-switch';
import { DoorSearch } from './door-search';
import { DEFAULT_DOOR, useDoorSettings } from './door-settings';
import { DoorSetup } from './door-setup';
import { playSoundOfTone } from './door-sounds';
import { shownWords } from './door-words';
import styles from './door.module.css';
import { KeptScans } from './kept-notice';
import { OverruleDialog } from './overrule-dialog';
import { RoomStrip } from './room-strip';
import { useDoor } from './use-door';

type Props = {
  eventId: string;
  sessionId: string;
  /** Undefined until it is known. */
  status: SessionStatus | undefined;
  refresh: () => void;
  timeZone: string;
};

type Asking = { dialog: 'search' } | { dialog: 'setup' } | { dialog: 'overrule'; guestId: string; name: string; why: string };

/** A member of staff at a session's door, phone in hand: the camera, the verdict over it, the room above it. */
export const Door = ({ eventId, sessionId, status, refresh, timeZone }: Props) => {
  const settings = useDoorSettings();
  const { scans, live } = useSessionDoor(eventId, sessionId);
  const [door, send] = useDoor({ eventId, sessionId, onAnswer: () => live !== 'live' && refresh() });
  const [direction, setDirection] = useState<CheckInDirection>('ENTRY');
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);

  // Rooms may have longer names than gates.
  const gate = (settings.gate.trim() || status?.room || DEFAULT_DOOR).slice(0, SCAN_LIMITS.gateLength).trim();
  const asked = () => ({ scanId: crypto.randomUUID(), direction, gate });
  const takeCode = (readings: string[]) => {
    // While staff read or choose, the camera goes on seeing whatever it is held at.
    if (asking === null) send({ type: 'codeRead', code: inspectCode(readings), ...asked() });
  };
  const host = useRef<HTMLDivElement>(null);
  const hostId = useId();
  const camera = useQrCamera({ host, choice: settings.camera, onCode: (text) => takeCode([text]) });
  useHandScanner({ onReading: () => {}, onCode: takeCode });
  useWakeLock(true);

  const words = shownWords(door.shown, timeZone);
  const { hasSound } = settings;
  useEffect(() => {
    const heard = shownWords(door.shown, timeZone);
    if (hasSound && heard) playSoundOfTone(heard.tone);
  }, [door.shown, hasSound, timeZone]);

  const letIn = (guest: { guestId: string; name: string }, override: boolean) => {
    send({ type: 'chosen', chosen: { ...guest, override }, ...asked() });
    close();
  };
  return (
    <main className={styles.door}>
      <header className={styles.head}>
        <Link href={`/staff/${eventId}/sessions/${sessionId}`} className={styles.back} aria-label="Back to the session">
          <span aria-hidden="true">‹</span>
        </Link>
        <div className={styles.name}>
          <h1 className={styles.title}>
            <bdi>{status?.title ?? 'Session door'}</bdi>
          </h1>
          <p className={styles.place}>
            <bdi>{gate}</bdi>
            <LiveBadge live={live} />
          </p>
        </div>
        <Button size="small" onClick={() => setAsking({ dialog: 'setup' })}>
          Set-up
        </Button>
      </header>
      <div className={styles.work}>
        <RoomStrip status={status} />
        <KeptScans door={door} timeZone={timeZone} onRead={() => send({ type: 'lateRead' })} onDrop={() => send({ type: 'dropped' })} />
        <DoorCamera
          camera={camera}
          isMirrored={settings.camera === 'front'}
          shown={door.shown}
          words={words}
          isExit={direction === 'EXIT'}
          onDismiss={() => send({ type: 'dismissed' })}
          onOverrule={(guest) => setAsking({ dialog: 'overrule', ...guest })}
        />
        <div className={styles.foot}>
          <DirectionSwitch value={direction} onChange={setDirection} />
          <Button size="large" onClick={() => setAsking({ dialog: 'search' })} className={styles.find}>
            Find a guest
          </Button>
        </div>
      </div>
      <aside className={styles.side}>
        <DoorLog scans={scans} timeZone={timeZone} />
      </aside>
      <div className={styles.reader} aria-hidden="true">
        <div ref={host} id={hostId} className={styles.host} />
      </div>
      {asking?.dialog === 'search' && (
        <DoorSearch eventId={eventId} direction={direction} onChosen={(guest) => letIn(guest, false)} onClose={close} />
      )}
      {asking?.dialog === 'setup' && <DoorSetup settings={settings} room={status?.room} onClose={close} />}
      {asking?.dialog === 'overrule' && (
        <OverruleDialog name={asking.name} why={asking.why} onConfirm={() => letIn(asking, true)} onCancel={close} />
      )}
    </main>
  );
};
