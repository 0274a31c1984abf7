'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import styles from './camera-picture.module.css';

/** What the camera sees. A front camera shows as a mirror does, since people steer by mirrors. */
export const CameraPicture = ({ stream, isMirrored }: { stream: MediaStream | null; isMirrored: boolean }) => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <div className={styles.frame}>
      <video
        ref={video}
        className={classNames(styles.video, isMirrored && styles.mirrored)}
        autoPlay
        muted
        playsInline
        aria-hidden="true"
      />
      {!stream && <p className={styles.starting}>The camera is starting…</p>}
      <span className={styles.corners} aria-hidden="true" />
    </div>
  );
};
