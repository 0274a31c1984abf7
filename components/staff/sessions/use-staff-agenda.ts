'use client';

import { useQuery } from '@tanstack/react-query';
import { getAgenda } from '@/lib/data/agenda';

export const agendaKey = (eventId: string) => ['staff', 'agenda', eventId];

/** Every session of the event, as everyone may know it. */
export const useStaffAgenda = (eventId: string) =>
  useQuery({
    queryKey: agendaKey(eventId),
    queryFn: () => getAgenda('signedIn', eventId),
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  });
