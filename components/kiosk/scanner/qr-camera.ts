import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';
import { installBarcodeDetector } from './barcode-detector';
import { constraintsOf, type CameraChoice } from './camera-choice';

/** At most so many frames are read a second: a common camera's own pace, so that a held-up ticket is read from its first frame. */
const FRAMES_PER_SECOND = 30;

export type QrCameraEvents = {
  onCode: (text: string) => void;
  /** The camera was unplugged, taken by another program, or put to sleep. */
  onEnded: () => void;
};

export type QrCamera = {
  stream: MediaStream;
  /** Ends the camera's light. Safe to call twice. */
  stop: () => Promise<void>;
};

/**
 * Starts reading QR codes. html5-qrcode plays its video in `host`, which stays tiny and out of sight; the preview that people see is
 * another video of the same stream.
 * Rejects with what the browser said; `cameraTroubleOf` tells what that means. Once started, `stop` must be called.
 */
export const startQrCamera = async (host: HTMLElement, choice: CameraChoice, events: QrCameraEvents): Promise<QrCamera> => {
  await installBarcodeDetector();
  const reader = new Html5Qrcode(host.id, {
    verbose: false,
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
    useBarCodeDetectorIfSupported: true,
  });
  readWithDetectorAlone(reader);
  // No flip: a QR code is found mirrored or not, and the second look would halve the frames.
  const config = { fps: FRAMES_PER_SECOND, disableFlip: true, videoConstraints: constraintsOf(choice) };
  await reader.start({ facingMode: 'user' }, config, (text) => events.onCode(text), undefined);

  const video = host.querySelector('video');
  const stream = video?.srcObject;
  if (!video || !(stream instanceof MediaStream)) throw new Error('The camera gave no picture.');
  const tracks = stream.getTracks();
  for (const track of tracks) track.addEventListener('ended', events.onEnded);
  const end = async (): Promise<void> => {
    for (const track of tracks) track.removeEventListener('ended', events.onEnded);
    try {
      if (reader.isScanning) await reader.stop();
    } finally {
      // Whatever the library made of it, no camera stays on.
      for (const track of tracks) track.stop();
      host.replaceChildren();
    }
  };
  let ending: Promise<void> | null = null;
  const stop = () => (ending ??= end());
  try {
    await firstFrame(video);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stream, stop };
};

/** Some drivers hand a stream over and never fill it. */
const FIRST_FRAME_TIMES_OUT_MS = 10_000;

const firstFrame = (video: HTMLVideoElement): Promise<void> =>
  new Promise((resolve, reject) => {
    if (video.readyState >= video.HAVE_CURRENT_DATA && !video.paused) return resolve();
    const timer = setTimeout(() => reject(new Error('AbortError: the camera sent no picture')), FIRST_FRAME_TIMES_OUT_MS);
    const onPlaying = () => {
      clearTimeout(timer);
      resolve();
    };
    video.addEventListener('playing', onPlaying, { once: true });
  });

/**
 * html5-qrcode reads every other frame with its own engine, zxing-js, which is slower, reads less, and grows by some 100 MB an
 * hour (github.com/zxing-js/library/issues/391): a kiosk runs all day. There is no option for it, so its second engine is taken away.
 */
const readWithDetectorAlone = (reader: Html5Qrcode): void => {
  const { qrcode } = reader as unknown as { qrcode?: { primaryDecoder?: { detector?: unknown }; secondaryDecoder?: unknown } };
  if (qrcode?.primaryDecoder?.detector) qrcode.secondaryDecoder = undefined;
};
