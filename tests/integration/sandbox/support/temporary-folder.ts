import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { newDataFolder } from '../../../setup/data-folder.ts';

/** A folder that is deleted when the test has finished. */
export const temporaryFolder = (): string => {
  const folder = newDataFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
