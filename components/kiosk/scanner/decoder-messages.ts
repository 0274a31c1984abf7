/** The page to the decoder: first where the reader's wasm is, then one frame at a time. */
export type ToDecoder = { wasmUrl: string } | { id: number; frame: ImageBitmap };

/** The decoder to the page: once when it is ready to read, or cannot be; then an answer to each frame. */
export type FromDecoder =
  { isReady: true } | { failure: string } | { id: number; codes: DetectedBarcode[] } | { id: number; failure: string };

/** What html5-qrcode reads of a detected barcode: of several it takes the largest. */
export type DetectedBarcode = { rawValue: string; format: string; boundingBox: { width: number; height: number } };
