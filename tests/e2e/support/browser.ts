import chromiumPackage from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Chromium without a download: the npm package on Linux, the installed Chrome on a Mac.
 * @param cameraFile - a .y4m video that every page's camera shows.
 */
export const launchBrowser = async ({ cameraFile }: { cameraFile?: string } = {}): Promise<Browser> => {
  const camera = cameraFile
    ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${cameraFile}`]
    : [];
  if (process.platform === 'darwin' && existsSync(MAC_CHROME)) return chromium.launch({ executablePath: MAC_CHROME, args: camera });
  // Without a graphics card its WebGL is the processor's work, and slows all that is drawn.
  chromiumPackage.setGraphicsMode = false;
  const args = chromiumPackage.args.filter((arg) => !arg.startsWith('--headless') && arg !== '--single-process');
  return chromium.launch({
    executablePath: await chromiumPackage.executablePath(),
    args: [...args, '--no-sandbox', '--disable-background-networking', ...camera],
  });
};
