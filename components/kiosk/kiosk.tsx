'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useMemo, useRef } from 'react';
import { BadgePreview } from '@/components/badge/badge-preview';
import { LABEL_SIZES } from '@/components/badge/label-sizes';
import { printBadge } from '@/components/badge/print-badge';
import { checkIn } from '@/lib/data/check-ins';
import { admitToSession, type TicketAtDoor } from '@/lib/data/session-door';
import { toAppError } from '@/lib/data/unwrap';
import type { BadgeGuest, GateAnswer, KioskScreen, Scan } from '@/lib/domain/kiosk-screen';
import { inspectCode } from '@/lib/domain/scanned-code';
import { HoldButton } from './hold-button';
import type { KioskSettings } from './kiosk-settings';
import { KioskStage } from './kiosk-stage';
import { ENTRANCE_WORDS, SESSION_WORDS } from './kiosk-words';
import styles from './kiosk.module.css';
import { recordBadgeLater } from './record-badge';
import { useHandScanner } from './scanner/use-hand-scanner';
import { useQrCamera } from './scanner/use-qr-camera';
import { ScreenWords } from './screens/screen-words';
import { Waiting } from './screens/waiting';
import { playSoundOf } from './sounds';
import { useWakeLock } from '@/components/ui/use-wake-lock';
import { useKiosk, type KioskPorts } from './use-kiosk';

const now = () => Date.now();

type Props = { settings: KioskSettings; eventName: string; timeZone: string };

/** A kiosk at work: camera and hand-held scanner in, screens and badges out. */
export const Kiosk = ({ settings, eventName, timeZone }: Props) => {
  const router = useRouter();
  const size = LABEL_SIZES[settings.labelSize];
  const ports = useKioskPorts(settings, eventName);
  const [kiosk, send] = useKiosk({ printsBadges: printsBadges(settings), hasCamera: settings.camera !== 'none', ports });
  const { screen } = kiosk;
  const words = settings.session ? SESSION_WORDS : ENTRANCE_WORDS;
  const takeCode = (readings: string[]) => send({ type: 'codeRead', code: inspectCode(readings), scanId: crypto.randomUUID() });

  const host = useRef<HTMLDivElement>(null);
  const hostId = useId();
  const camera = useQrCamera({ host, choice: settings.camera, onCode: (text) => takeCode([text]) });
  useEffect(() => send({ type: 'cameraChanged', camera: camera.health }), [camera.health, send]);
  useHandScanner({ onReading: () => send({ type: 'readingStarted' }), onCode: takeCode });
  useWakeLock(true);
  useSounds(screen, settings.playsSounds);

  const guest = badgeGuestOf(screen);
  return (
    <>
      <KioskStage
        screen={screen}
        now={now}
        place={
          <>
            <bdi>{settings.session?.title ?? eventName}</bdi> · <bdi>{settings.gate}</bdi>
            {settings.direction === 'EXIT' && ' · exit'}
          </>
        }
        exit={<HoldButton onHeld={() => router.push('/kiosk')}>Set-up</HoldButton>}
      >
        {screen.tag === 'waiting' ? (
          <Waiting
            camera={kiosk.camera}
            stream={camera.stream}
            isMirrored={settings.camera !== 'back'}
            isExit={settings.direction === 'EXIT'}
            words={words}
          />
        ) : (
          <ScreenWords
            screen={screen}
            words={words}
            timeZone={timeZone}
            badge={guest && <BadgePreview text={badgeTextOf(guest, eventName)} size={size} />}
            onBadgeMissing={() => send({ type: 'badgeMissing' })}
            onDismiss={() => send({ type: 'dismissed' })}
            onRetryCamera={camera.restart}
          />
        )}
      </KioskStage>
      <div className={styles.reader} aria-hidden="true">
        <div ref={host} id={hostId} className={styles.host} />
      </div>
    </>
  );
};

const useKioskPorts = ({ eventId, session, gate, direction, labelSize }: KioskSettings, eventName: string): KioskPorts =>
  useMemo(
    () => ({
      now,
      ask: ({ scanId, ticket, scannedAt }: Scan) => {
        const scan = { eventId, ticket, scanId, gate, direction, scannedAt: new Date(scannedAt).toISOString() };
        return session ? askAtDoor({ ...scan, sessionId: session.id }) : checkIn(scan);
      },
      failureOf: (thrown) => toAppError(thrown).code,
      printBadge: (guest, signal) => printBadge(badgeTextOf(guest, eventName), LABEL_SIZES[labelSize], signal),
      onBadge: ({ guestId, scanId, status }) =>
        void recordBadgeLater({ eventId, guestId, scanId, status, ...(status === 'FAILED' && { reason: `No badge came out at ${gate}` }) }),
    }),
    [eventId, session, gate, direction, labelSize, eventName],
  );

/** A session's door gives no badges. */
const printsBadges = ({ session, printsBadges }: KioskSettings): boolean => printsBadges && session === null;

const askAtDoor = async (scan: TicketAtDoor): Promise<GateAnswer> => {
  const { firstAdmittedAt, ...answer } = await admitToSession(scan);
  return { ...answer, firstCheckedInAt: firstAdmittedAt };
};

const useSounds = (screen: KioskScreen, playsSounds: boolean): void => {
  useEffect(() => {
    if (playsSounds) playSoundOf(screen);
  }, [screen, playsSounds]);
};

const badgeGuestOf = (screen: KioskScreen): BadgeGuest | null => {
  if (screen.tag === 'printing') return screen.guest;
  return screen.tag === 'admitted' && screen.badge !== 'notNeeded' ? screen.guest : null;
};

const badgeTextOf = ({ givenName, familyName, company, jobTitle }: BadgeGuest, eventName: string) => ({
  givenName,
  familyName,
  company,
  jobTitle,
  eventName,
});
