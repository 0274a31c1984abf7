import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps it in memory. */
const MEMORY_FOLDER = '/dev/shm';
/** A run's sandboxes take some hundred megabytes; containers often have 64 MB there. */
const ENOUGH_BYTES = 2 * 2 ** 30;

const hasRoomInMemory = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
};

/**
 * A new folder for what a test's sandbox stores: in memory where there is room, since DynamoDB Local waits for the disk
 * with every write, and tests write little else. Whoever makes it removes it.
 */
export const newDataFolder = (): string => mkdtempSync(join(hasRoomInMemory() ? MEMORY_FOLDER : tmpdir(), 'usher-test-'));
