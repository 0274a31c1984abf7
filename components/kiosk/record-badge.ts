import { recordBadgePrint } from '@/lib/data/check-ins';
import { toAppError } from '@/lib/data/unwrap';

type BadgeRecord = { eventId: string; guestId: string; scanId: string; status: 'PRINTED' | 'FAILED'; reason?: string };

/** In milliseconds. A quarter of an hour altogether: an outage of the network is no reason to forget a badge. */
const RETRY_DELAYS_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 300_000];
const RETRIED = new Set(['NETWORK', 'CONFLICT', 'UNEXPECTED']);

/**
 * Writes down what became of a badge, behind the guest's back: nobody waits for it. Repeating is safe, since the server keeps one
 * entry per scan. A refusal ends it; a kiosk has nobody to tell, and the desk sees the guest without a printed badge.
 */
export const recordBadgeLater = async (
  record: BadgeRecord,
  {
    send = recordBadgePrint,
    wait = pause,
  }: { send?: (record: BadgeRecord) => Promise<unknown>; wait?: (milliseconds: number) => Promise<void> } = {},
): Promise<boolean> => {
  for (const delay of [...RETRY_DELAYS_MS, null]) {
    try {
      await send(record);
      return true;
    } catch (thrown) {
      if (delay === null || !RETRIED.has(toAppError(thrown).code)) return false;
      await wait(delay);
    }
  }
  return false;
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
