'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { CameraHealth } from '@/lib/domain/kiosk-screen';
import { cameraTroubleOf, type CameraChoice } from './camera-choice';
import type { QrCamera } from './qr-camera';

/** A lost camera is tried again by itself, so that whoever plugs it back in need not touch the kiosk. */
const RETRY_AFTER_MS = 5_000;
/** A picture that has not moved for so long is frozen, e.g. after the computer slept. */
const FROZEN_AFTER_MS = 6_000;

type Options = { host: RefObject<HTMLElement | null>; choice: CameraChoice; onCode: (text: string) => void };
type QrCameraState = { health: CameraHealth; stream: MediaStream | null; restart: () => void };

/** Runs the camera for as long as the component lives: starts, restarts when it is lost or slept, and always switches it off. */
export const useQrCamera = ({ host, choice, onCode }: Options): QrCameraState => {
  const [health, setHealth] = useState<CameraHealth>({ state: choice === 'none' ? 'off' : 'starting' });
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [run, setRun] = useState(0);
  const restart = useCallback(() => setRun((count) => count + 1), []);
  const takeCode = useEffectEvent(onCode);
  // Starts and stops run one after the other: two at once leave a camera on.
  const queue = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    const element = host.current;
    if (choice === 'none' || !element) return;
    let isWanted = true;
    let camera: QrCamera | null = null;
    const lose = (health: CameraHealth) => {
      if (!isWanted) return;
      setStream(null);
      setHealth(health);
    };
    const begin = async () => {
      if (!isWanted) return;
      setHealth({ state: 'starting' });
      try {
        const { startQrCamera } = await import('./qr-camera');
        camera = await startQrCamera(element, choice, {
          onCode: (text) => isWanted && takeCode(text),
          onEnded: () => lose({ state: 'lost', trouble: 'UNPLUGGED' }),
        });
        if (!isWanted) return;
        setStream(camera.stream);
        setHealth({ state: 'running' });
      } catch (thrown) {
        lose({ state: 'lost', trouble: cameraTroubleOf(thrown) });
      }
    };
    queue.current = queue.current.then(begin);
    return () => {
      isWanted = false;
      setStream(null);
      queue.current = queue.current.then(() => camera?.stop());
    };
  }, [host, choice, run]);

  useRestarts(health, stream, restart);
  return { health, stream, restart };
};

const useRestarts = (health: CameraHealth, stream: MediaStream | null, restart: () => void): void => {
  const trouble = health.state === 'lost' ? health.trouble : null;

  useEffect(() => {
    if (!trouble) return;
    navigator.mediaDevices?.addEventListener('devicechange', restart);
    const stopWatching = trouble === 'DENIED' ? watchPermission(restart) : undefined;
    // Asking again while the camera is forbidden would open the browser's question over and over.
    const timer = trouble === 'DENIED' ? undefined : setTimeout(restart, RETRY_AFTER_MS);
    return () => {
      navigator.mediaDevices?.removeEventListener('devicechange', restart);
      stopWatching?.();
      clearTimeout(timer);
    };
  }, [trouble, restart]);

  useEffect(() => {
    const [track] = stream?.getVideoTracks() ?? [];
    if (!track) return;
    const onVisible = () => {
      // A phone that slept may hand back a black or frozen picture without saying so.
      if (document.visibilityState === 'visible') restart();
    };
    let mutedTimer: ReturnType<typeof setTimeout> | undefined;
    const onMute = () => (mutedTimer = setTimeout(restart, FROZEN_AFTER_MS));
    const onUnmute = () => clearTimeout(mutedTimer);
    document.addEventListener('visibilitychange', onVisible);
    track.addEventListener('mute', onMute);
    track.addEventListener('unmute', onUnmute);
    return () => {
      clearTimeout(mutedTimer);
      document.removeEventListener('visibilitychange', onVisible);
      track.removeEventListener('mute', onMute);
      track.removeEventListener('unmute', onUnmute);
    };
  }, [stream, restart]);
};

/** Restarts once the person allows the camera in the browser's settings, where the browser tells. */
const watchPermission = (onAllowed: () => void): (() => void) => {
  let status: PermissionStatus | undefined;
  const onChange = () => status?.state === 'granted' && onAllowed();
  navigator.permissions?.query({ name: 'camera' }).then(
    (found) => {
      status = found;
      status.addEventListener('change', onChange);
    },
    // Firefox knows no such permission by name; the button on the screen remains.
    () => undefined,
  );
  return () => status?.removeEventListener('change', onChange);
};
