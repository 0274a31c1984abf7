import { BarcodeDetector, ZXING_WASM_VERSION, prepareZXingModule } from 'barcode-detector/ponyfill';

/** Put there by components/kiosk/scanner/place-wasm.js. */
const READER_WASM_PATH = `/wasm/zxing_reader-${ZXING_WASM_VERSION}.wasm`;

/** One object for ever: other overrides would make the engine load again. */
const OVERRIDES = { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? READER_WASM_PATH : prefix + path) };

/**
 * Gives html5-qrcode one engine in every browser: it takes whatever `window.BarcodeDetector` is, and native ones are missing,
 * differ, or fail at run time ("Barcode detection service unavailable"). The reader's wasm comes from this site, never from a
 * CDN. Settles once the engine is ready to read; rejects when its file could not be loaded.
 */
export const installBarcodeDetector = async (): Promise<void> => {
  Object.defineProperty(window, 'BarcodeDetector', { value: BarcodeDetector, configurable: true, writable: true });
  await prepareZXingModule({ overrides: OVERRIDES, fireImmediately: true });
};
