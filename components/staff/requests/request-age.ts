import type { GuestRequest } from '@/lib/data/request-fields';

/** `soon` from 70 % of the area's target on, `late` from the target on. */
export type AgeLevel = 'fresh' | 'soon' | 'late';
export type Age = { level: AgeLevel; text: string };

const SOON_FROM = 0.7;
const MINUTE_MS = 60_000;

/** How long a guest has waited, against how long the area lets guests wait (minutes). Says in words what the colour says. */
export const ageOf = ({ createdAt }: Pick<GuestRequest, 'createdAt'>, targetMinutes: number, now: Date): Age => {
  // A device whose clock is behind would see requests from the future.
  const waitedMs = Math.max(0, now.getTime() - Date.parse(createdAt));
  const waited = spanInWords(waitedMs);
  const targetMs = targetMinutes * MINUTE_MS;
  if (waitedMs >= targetMs) return { level: 'late', text: `${waited}, late` };
  return waitedMs >= targetMs * SOON_FROM ? { level: 'soon', text: `${waited}, due soon` } : { level: 'fresh', text: waited };
};

/** A span in milliseconds, e.g. "under 1 min", "12 min", "1 h 05 min". */
export const spanInWords = (spanMs: number): string => {
  const minutes = Math.floor(Math.max(0, spanMs) / MINUTE_MS);
  if (minutes < 1) return 'under 1 min';
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
};
