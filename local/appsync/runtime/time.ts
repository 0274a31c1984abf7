import type { SandboxClock } from '../../clock.ts';
import { formatInstant, parseInstant } from './java-patterns.ts';

/** `util.time` on the sandbox's clock. */
export const timeUtilities = (clock: SandboxClock) => ({
  nowISO8601: () => clock.now().toISOString(),
  nowEpochSeconds: () => Math.floor(clock.now().getTime() / 1000),
  nowEpochMilliSeconds: () => clock.now().getTime(),
  nowFormatted: (pattern: string, timeZone?: string) => formatInstant(clock.now().getTime(), pattern, timeZone),
  parseFormattedToEpochMilliSeconds: parseInstant,
  parseISO8601ToEpochMilliSeconds: (text: string) => {
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) ? null : milliseconds;
  },
  epochMilliSecondsToSeconds: (milliseconds: number) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds: number) => new Date(milliseconds).toISOString(),
  epochMilliSecondsToFormatted: formatInstant,
});
