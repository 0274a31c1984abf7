/**
 * Puts the barcode reader's WebAssembly where the site serves it, so that a kiosk asks no CDN. It must be the build of the very
 * zxing-wasm that `barcode-detector` depends on: another version fails as "Barcode detection service unavailable". Its
 * version is part of the name, so that a browser's cache never mixes two. Runs before `dev` and `build`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ZXING_WASM_SHA256, ZXING_WASM_VERSION } from 'barcode-detector/ponyfill';

const PLACE = fileURLToPath(new URL('../public/wasm/', import.meta.url));

const fromDetector = createRequire(import.meta.resolve('barcode-detector/ponyfill'));
const wasm = readFileSync(fromDetector.resolve('zxing-wasm/reader/zxing_reader.wasm'));
const sha256 = createHash('sha256').update(wasm).digest('hex');
if (sha256 !== ZXING_WASM_SHA256) throw new Error(`zxing_reader.wasm is not the build that barcode-detector expects: run npm ci`);

const name = `zxing_reader-${ZXING_WASM_VERSION}.wasm`;
mkdirSync(PLACE, { recursive: true });
const present = readdirSync(PLACE);
for (const other of present.filter((file) => file.endsWith('.wasm') && file !== name)) rmSync(join(PLACE, other));
if (!present.includes(name)) {
  // Written aside and renamed, so that two commands at once never serve half a file.
  const partial = join(PLACE, `.${name}.${process.pid}`);
  writeFileSync(partial, wasm);
  renameSync(partial, join(PLACE, name));
}
