'use client';

import { FactList } from '@/components/ui/fact-list';
import type { PublishedEvent } from '@/lib/data/events';
import { clocksDiffer, formatMoment, formatSpan, zoneName } from './format-time';
import { useOwnTimeZone } from './use-own-time-zone';

/** When and where an event is; also by the reader's clock when that shows another time. */
export const EventFacts = ({ event }: { event: Pick<PublishedEvent, 'startsAt' | 'endsAt' | 'timeZone' | 'place' | 'checkInOpensAt'> }) => {
  const { startsAt, endsAt, timeZone, place, checkInOpensAt } = event;
  const ownZone = useOwnTimeZone();
  return (
    <FactList
      facts={[
        { term: 'When', detail: `${formatSpan(startsAt, endsAt, timeZone)}, ${zoneName(timeZone, startsAt)}` },
        ...(ownZone && clocksDiffer(timeZone, ownZone, startsAt)
          ? [{ term: 'Your time', detail: `${formatSpan(startsAt, endsAt, ownZone)}, ${zoneName(ownZone, startsAt)}` }]
          : []),
        { term: 'Where', detail: place },
        { term: 'Doors open', detail: formatMoment(checkInOpensAt, timeZone) },
      ]}
    />
  );
};
