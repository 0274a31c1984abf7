'use client';

import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { cancelGuestRequest } from '@/lib/data/my-requests';
import type { GuestRequest } from '@/lib/data/request-fields';
import { addRequests, catalogueKey, mineKey, REQUESTS, type Whose } from './known-requests';

const KEY = [...REQUESTS, 'cancel'];

/** Takes a request back. It looks cancelled at once; where the server refuses, it looks again as it was, with the reason. */
export const useCancelRequest = (whose: Whose) => {
  const client = useQueryClient();
  return useMutation({
    mutationKey: KEY,
    mutationFn: (request: GuestRequest) => cancelGuestRequest(whose.eventId, request.id),
    onSuccess: (request) => {
      addRequests(client, whose, [request]);
      // What it took is back.
      void client.invalidateQueries({ queryKey: catalogueKey(whose.eventId) });
    },
    onError: () => client.invalidateQueries({ queryKey: mineKey(whose.eventId) }),
  });
};

/** Requests that are being cancelled now. */
export const useCancelling = (): Set<string> =>
  new Set(
    useMutationState({
      filters: { mutationKey: KEY, status: 'pending' },
      select: ({ state }) => (state.variables as GuestRequest).id,
    }),
  );
