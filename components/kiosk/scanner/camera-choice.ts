import type { CameraTrouble } from '@/lib/domain/kiosk-screen';

/** `front` and `back` survive a change of device; anything else is the id of one camera. `none`: a hand-held scanner alone. */
export type CameraChoice = 'front' | 'back' | 'none' | (string & {});

/** Enough for a ticket's 41 modules at arm's length; more only makes frames slower to read. */
const WANTED = { width: { ideal: 1280 }, height: { ideal: 720 } } as const;

export const constraintsOf = (choice: CameraChoice): MediaTrackConstraints => {
  switch (choice) {
    case 'front':
      return { ...WANTED, facingMode: 'user' };
    case 'back':
      return { ...WANTED, facingMode: 'environment' };
    default:
      return { ...WANTED, deviceId: { exact: choice } };
  }
};

/** The names that getUserMedia rejects with, https://developer.mozilla.org/en-US/docs/Web/API/MediaDevices/getUserMedia#exceptions */
const TROUBLES: [name: string, trouble: CameraTrouble][] = [
  ['NotAllowedError', 'DENIED'],
  ['SecurityError', 'DENIED'],
  ['NotFoundError', 'MISSING'],
  ['OverconstrainedError', 'MISSING'],
  ['not supported', 'MISSING'],
  ['NotReadableError', 'BUSY'],
  ['AbortError', 'BUSY'],
];

/** html5-qrcode rejects with a sentence that holds the name of the browser's error. */
export const cameraTroubleOf = (thrown: unknown): CameraTrouble => {
  const text = String(thrown);
  return TROUBLES.find(([name]) => text.includes(name))?.[1] ?? 'FAILED';
};

export type Camera = { id: string; label: string };

/** The cameras of this device. Browsers name them only after the person has allowed the camera once. */
export const listCameras = async (): Promise<Camera[]> => {
  if (!navigator.mediaDevices) return [];
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Camera ${index + 1}` }));
};
