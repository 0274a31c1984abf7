/**
 * Puts the barcode reader's WebAssembly where the site serves it, so that a kiosk asks no CDN. It must be the build of the very
 * zxing-wasm that `barcode-detector` depends on: another version fails as "Barcode detection service unavailable". Its
 * version is part of the name, so that no cache ever mixes two. next.config.js calls it, so that every way to start or build
 * the site has the file.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PLACE = fileURLToPath(new URL('../../../public/wasm/', import.meta.url));

export const placeWasm = () => {
  const fromDetector = createRequire(import.meta.resolve('barcode-detector/ponyfill'));
  const source = fromDetector.resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { version } = JSON.parse(readFileSync(join(dirname(source), '../../package.json'), 'utf8'));
  const name = `zxing_reader-${version}.wasm`;
  if (existsSync(join(PLACE, name))) return;

  mkdirSync(PLACE, { recursive: true });
  for (const older of readdirSync(PLACE).filter((file) => file.endsWith('.wasm'))) rmSync(join(PLACE, older), { force: true });
  // Written aside and renamed: two commands at once never serve half a file.
  const partial = join(PLACE, `.${name}.${process.pid}`);
  copyFileSync(source, partial);
  renameSync(partial, join(PLACE, name));
};
