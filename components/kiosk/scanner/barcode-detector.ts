import { ZXING_WASM_VERSION } from 'barcode-detector/ponyfill';
import type { DetectedBarcode, FromDecoder, ToDecoder } from './decoder-messages';

/** Put there by components/kiosk/scanner/place-wasm.js. */
const READER_WASM_PATH = `/wasm/zxing_reader-${ZXING_WASM_VERSION}.wasm`;

type Answer = { resolve: (codes: DetectedBarcode[]) => void; reject: (error: Error) => void };

let decoder: Promise<Worker> | undefined;
const awaited = new Map<number, Answer>();
let lastId = 0;

/** One engine for the life of the page. One that did not start is asked for anew. */
const getDecoder = (): Promise<Worker> =>
  (decoder ??= startDecoder().catch((error: unknown) => {
    decoder = undefined;
    throw error;
  }));

const startDecoder = (): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' });
    const fail = (reason: string) => {
      worker.terminate();
      reject(new Error(`The QR reader did not start: ${reason}`));
    };
    worker.addEventListener('error', ({ message }) => fail(message));
    worker.addEventListener('message', ({ data }: MessageEvent<FromDecoder>) => {
      if ('isReady' in data) resolve(worker);
      else if ('id' in data) settle(data);
      else fail(data.failure);
    });
    const message: ToDecoder = { wasmUrl: new URL(READER_WASM_PATH, location.href).href };
    worker.postMessage(message);
  });

const settle = (message: Extract<FromDecoder, { id: number }>): void => {
  const answer = awaited.get(message.id);
  awaited.delete(message.id);
  if ('codes' in message) answer?.resolve(message.codes);
  else answer?.reject(new Error(message.failure));
};

/**
 * html5-qrcode hands over its own copy of a frame, drawn on the page's thread at the size of its element. The video beside it has
 * the frame as the camera took it: each is read once, in full, and the copy may stay tiny.
 */
const nextFrame = async (source: ImageBitmapSource): Promise<ImageBitmap> => {
  const video = source instanceof HTMLCanvasElement ? source.parentElement?.querySelector('video') : null;
  if (!video) return createImageBitmap(source);
  await new Promise<void>((resolve) => {
    video.requestVideoFrameCallback(() => resolve());
  });
  return createImageBitmap(video);
};

/** What html5-qrcode needs of a browser's BarcodeDetector, with the work done beside the page's thread. */
class WorkerBarcodeDetector {
  static getSupportedFormats(): Promise<string[]> {
    return Promise.resolve(['qr_code']);
  }

  async detect(source: ImageBitmapSource): Promise<DetectedBarcode[]> {
    const worker = await getDecoder();
    const frame = await nextFrame(source);
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      awaited.set(id, { resolve, reject });
      const message: ToDecoder = { id, frame };
      worker.postMessage(message, [frame]);
    });
  }
}

/**
 * Gives html5-qrcode one engine in every browser: it takes whatever `window.BarcodeDetector` is, and native ones are missing,
 * differ, or fail at run time ("Barcode detection service unavailable"). The reader's wasm comes from this site, never from a
 * CDN. Settles once the engine is ready to read; rejects when its file could not be loaded.
 */
export const installBarcodeDetector = async (): Promise<void> => {
  Object.defineProperty(window, 'BarcodeDetector', { value: WorkerBarcodeDetector, configurable: true, writable: true });
  await getDecoder();
};
