const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** How long it is until then, as coarse as it may be: "in 2 days", "in 3 hours 5 minutes", "in 12 minutes", "in a moment". */
export const countdownWords = (ms: number): string => {
  if (ms < MINUTE_MS) return 'in a moment';
  if (ms >= 2 * DAY_MS) return `in ${counted(Math.floor(ms / DAY_MS), 'day')}`;
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const parts = [hours > 0 && counted(hours, 'hour'), minutes > 0 && counted(minutes, 'minute')].filter(Boolean);
  return `in ${parts.join(' ')}`;
};

/** A clock that runs down: "1:02:03", "12:05", "0:07". Rounded up, so that it shows 0:00 only when it is over. */
export const countdownClock = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};
