import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import type { FromDecoder, ToDecoder } from './decoder-messages';

/*
 * Reads QR codes off the page's thread: a frame takes tens of milliseconds, and the kiosk's screen must not wait for it.
 */

/** Made once our wasm is there: whoever makes one before starts the engine with the package's own address, which is a CDN's. */
let detector: BarcodeDetector | undefined;

const answer = (message: FromDecoder): void => self.postMessage(message);

const textOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

const prepare = async (wasmUrl: string): Promise<void> => {
  const locateFile = (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path);
  try {
    await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
    detector = new BarcodeDetector({ formats: ['qr_code'] });
    answer({ isReady: true });
  } catch (thrown) {
    answer({ failure: textOf(thrown) });
  }
};

const read = async (id: number, frame: ImageBitmap): Promise<void> => {
  try {
    const codes = (await detector?.detect(frame)) ?? [];
    const read = codes.map(({ rawValue, format, boundingBox: { width, height } }) => ({
      rawValue,
      format,
      boundingBox: { width, height },
    }));
    answer({ id, codes: read });
  } catch (thrown) {
    answer({ id, failure: textOf(thrown) });
  } finally {
    frame.close();
  }
};

self.addEventListener('message', ({ data }: MessageEvent<ToDecoder>) => {
  void ('wasmUrl' in data ? prepare(data.wasmUrl) : read(data.id, data.frame));
});
