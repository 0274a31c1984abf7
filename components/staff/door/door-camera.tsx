import type { CSSProperties } from 'react';
import { Icon, type IconName } from '@/components/kiosk/screens/icons';
import { CAMERA_WORDS } from '@/components/kiosk/kiosk-words';
import { CameraPicture } from '@/components/kiosk/screens/camera-picture';
import type { DoorShown } from '@/lib/domain/door-state';
import type { CameraHealth } from '@/lib/domain/kiosk-screen';
import styles from './door-camera.module.css';
import { overrulableGuest, overruleWords, type DoorTone, type DoorWords } from './door-words';

type Props = {
  camera: { health: CameraHealth; stream: MediaStream | null; restart: () => void };
  isMirrored: boolean;
  shown: DoorShown;
  words: DoorWords | undefined;
  isExit: boolean;
  onDismiss: () => void;
  onOverrule: (guest: { guestId: string; name: string; why: string }) => void;
};

const ICONS: Record<DoorTone, IconName> = { good: 'tick', note: 'again', bad: 'cross', off: 'tools', calm: 'wait' };

/** What the phone sees, and over it what became of the last scan. The next ticket can be held up at any time. */
export const DoorCamera = ({ camera, isMirrored, shown, words, isExit, onDismiss, onOverrule }: Props) => {
  const { health, stream } = camera;
  const refused = shown.tag === 'answered' ? overrulableGuest(shown.answer) : undefined;
  const why = shown.tag === 'answered' ? overruleWords(shown.answer.reason) : '';
  return (
    <section className={styles.camera} aria-label="Scanner">
      {health.state === 'off' && <p className={styles.note}>The camera is off: use the hand-held scanner, or find the guest by name.</p>}
      {health.state === 'lost' && (
        <div className={styles.note}>
          <p>
            <strong>{CAMERA_WORDS[health.trouble].text}</strong> {CAMERA_WORDS[health.trouble].hint}
          </p>
          <button type="button" className={styles.action} onClick={camera.restart}>
            Try the camera again
          </button>
        </div>
      )}
      {(health.state === 'starting' || health.state === 'running') && <CameraPicture stream={stream} isMirrored={isMirrored} />}
      {isExit && <p className={styles.exit}>Guests go out</p>}
      <div role="status" aria-live="assertive" aria-atomic="true" className={styles.answer}>
        {words && (
          <div className={styles.result} data-tone={words.tone} data-state={shown.tag} onClick={onDismiss}>
            <span className={styles.sign}>
              <Icon name={ICONS[words.tone]} />
            </span>
            <p className={styles.title} style={{ '--longest-word': longestWord(words.title) } as CSSProperties}>
              {words.title}
            </p>
            {words.text && (
              <p className={styles.text}>
                <bdi>{words.text}</bdi>
              </p>
            )}
            {words.hint && <p className={styles.hint}>{words.hint}</p>}
            {refused && (
              <button
                type="button"
                className={styles.action}
                onClick={(event) => {
                  event.stopPropagation();
                  onOverrule({ ...refused, why });
                }}
              >
                Let in anyway…
              </button>
            )}
          </div>
        )}
      </div>
    </section>
  );
};

const longestWord = (text: string): number => Math.max(...text.split(/\s/).map((word) => word.length));
