import type { CameraHealth } from '@/lib/domain/kiosk-screen';
import type { GateWords } from '../kiosk-words';
import styles from './waiting.module.css';
import { CameraPicture } from './camera-picture';
import { Icon } from './icons';

type Props = { camera: CameraHealth; stream: MediaStream | null; isMirrored: boolean; isExit: boolean; words: GateWords };

/** The start: what to do, and a mirror to do it in. */
export const Waiting = ({ camera, stream, isMirrored, isExit, words }: Props) => (
  <div className={styles.waiting}>
    <div className={styles.words}>
      <h1 className={styles.title}>{isExit ? words.start.exit : words.start.entry}</h1>
      <p className={styles.text}>
        {camera.state === 'off' ? 'Scan the QR code of your ticket' : 'Hold the QR code of your ticket up to the camera'}
      </p>
    </div>
    <div className={styles.stage}>
      {camera.state === 'off' ? (
        <span className={styles.sign}>
          <Icon name="scan" />
        </span>
      ) : (
        <CameraPicture stream={stream} isMirrored={isMirrored} />
      )}
    </div>
  </div>
);
