import { createRequire } from 'node:module';
import type { SandboxClock } from '../../clock.ts';

/** The part of the AppSync simulator's `$util.time` that formats with Java patterns. */
type PatternTime = {
  parseFormattedToEpochMilliSeconds(text: string, pattern: string, timeZone?: string): number | null;
  epochMilliSecondsToFormatted(milliseconds: number, pattern: string, timeZone?: string): string | null;
};

let patternTime: PatternTime | undefined;

/** Loaded on first use: it brings moment's time zone data along, which few resolvers need. */
const withPatterns = (): PatternTime => {
  if (!patternTime) {
    const simulator = createRequire(import.meta.url)('@aws-amplify/amplify-appsync-simulator/lib/velocity/util/time.js') as {
      time(): PatternTime;
    };
    patternTime = simulator.time();
  }
  return patternTime;
};

/** `util.time` on the sandbox's clock. */
export const timeUtilities = (clock: SandboxClock) => ({
  nowISO8601: () => clock.now().toISOString(),
  nowEpochSeconds: () => Math.floor(clock.now().getTime() / 1000),
  nowEpochMilliSeconds: () => clock.now().getTime(),
  nowFormatted: (pattern: string, timeZone = 'UTC') =>
    withPatterns().epochMilliSecondsToFormatted(clock.now().getTime(), pattern, timeZone),
  parseFormattedToEpochMilliSeconds: (text: string, pattern: string, timeZone?: string) =>
    withPatterns().parseFormattedToEpochMilliSeconds(text, pattern, timeZone),
  parseISO8601ToEpochMilliSeconds: (text: string) => {
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) ? null : milliseconds;
  },
  epochMilliSecondsToSeconds: (milliseconds: number) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds: number) => new Date(milliseconds).toISOString(),
  epochMilliSecondsToFormatted: (milliseconds: number, pattern: string, timeZone = 'UTC') =>
    withPatterns().epochMilliSecondsToFormatted(milliseconds, pattern, timeZone),
});
