'use client';

import { useQueries } from '@tanstack/react-query';
import { useNow } from '@/components/ui/use-now';
import type { Whose } from '../kept-agenda';
import { useMyPlaces } from '../places/use-my-places';
import { sessionDetailsQuery, useAgenda } from '../use-agenda';
import { calledPlaces, standingCalls, type StandingCall } from './standing-calls';

/** The guest's calls that stand now. The agenda is read only where there is one. */
export const useStandingCalls = (whose: Whose): { calls: StandingCall[]; timeZone: string | undefined; now: Date } => {
  const now = useNow(1000);
  const { known } = useMyPlaces(whose);
  const called = calledPlaces(known?.places.values() ?? []);
  const { data: agenda } = useAgenda(whose.eventId, { enabled: called.length > 0 });
  const details = useQueries({ queries: called.map(({ sessionId }) => sessionDetailsQuery('signedIn', whose.eventId, sessionId)) });
  const calls = standingCalls({
    places: called,
    sessions: agenda?.sessions ?? [],
    timesOf: (sessionId) => details.find(({ data }) => data?.id === sessionId)?.data ?? undefined,
    now,
  });
  return { calls, timeZone: agenda?.event.timeZone, now };
};
