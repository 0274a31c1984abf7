import { clocksDiffer, ownTimeZone, zoneName } from '@/components/event/format-time';
import type { Zones } from './session-time';

/** The zones in which an event's times are shown, and the sentence that says so. */
export const zonesOf = ({ timeZone, startsAt }: { timeZone: string; startsAt: string }): Zones & { sentence: string } => {
  const own = ownTimeZone();
  const ownZone = clocksDiffer(timeZone, own, startsAt) ? own : undefined;
  const sentence = `Times are ${zoneName(timeZone, startsAt)}.`;
  return {
    timeZone,
    ownZone,
    sentence: ownZone ? `${sentence} Your own time, ${zoneName(ownZone, startsAt)}, stands in brackets.` : sentence,
  };
};
