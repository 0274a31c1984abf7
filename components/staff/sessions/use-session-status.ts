'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callUpSession, getSessionStatus, pauseCallUp, type SessionStatus } from '@/lib/data/session-board';

export const sessionsKey = (eventId: string) => ['staff', 'sessions', eventId];
export const statusKey = (eventId: string, sessionId: string) => [...sessionsKey(eventId), sessionId];

/** In milliseconds: the door's rate and the next wave move with time alone. */
const COMPARE_EVERY_MS = 30_000;

export const statusQuery = (eventId: string, sessionId: string) => ({
  queryKey: statusKey(eventId, sessionId),
  queryFn: () => getSessionStatus(eventId, sessionId),
  refetchInterval: COMPARE_EVERY_MS,
  staleTime: COMPARE_EVERY_MS / 2,
});

/** How a session stands. What happens to it is announced; it is compared with the server now and then all the same. */
export const useSessionStatus = (eventId: string, sessionId: string, { enabled = true } = {}) =>
  useQuery({ ...statusQuery(eventId, sessionId), enabled });

/** A tap on "call"; its key makes a retry of it the same call. */
export type WaveByHand = { count: number; clientKey: string };

export const useCallUp = (eventId: string, sessionId: string) =>
  useMutation({
    mutationFn: ({ count, clientKey }: WaveByHand) => callUpSession({ eventId, sessionId, count, clientKey }),
    ...useKeepStatus(eventId, sessionId),
  });

export const usePauseCallUp = (eventId: string, sessionId: string) =>
  useMutation({
    mutationFn: (paused: boolean) => pauseCallUp(eventId, sessionId, paused),
    ...useKeepStatus(eventId, sessionId),
  });

const useKeepStatus = (eventId: string, sessionId: string) => {
  const client = useQueryClient();
  const queryKey = statusKey(eventId, sessionId);
  return {
    onSuccess: async (status: SessionStatus) => {
      // One that is on its way was read before this.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, status);
    },
    // Refused, most often, because somebody else was faster.
    onError: () => client.invalidateQueries({ queryKey }),
  };
};
