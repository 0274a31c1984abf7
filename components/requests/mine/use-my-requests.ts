'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getMyTab, listMyGuestRequests } from '@/lib/data/my-requests';
import { addRequests, mineKey, recallRequests, tabKey, type KnownRequests, type Whose } from './known-requests';
import { readRequests } from './request-log';

/** The guest's requests: what this device kept at once, then what the backend says, kept up by `useLiveRequests`. */
export const useMyRequests = ({ sub, eventId }: Whose, { enabled = true } = {}) => {
  const client = useQueryClient();
  const whose = { sub, eventId };
  const query = useQuery({
    queryKey: mineKey(eventId),
    queryFn: async (): Promise<KnownRequests> => {
      const before = client.getQueryData<KnownRequests>(mineKey(eventId)) ?? recallRequests(whose);
      const { items, nextToken } = await readRequests(before.log, (token) => listMyGuestRequests(eventId, token));
      // The subscription went on while the pages were read.
      const { log } = addRequests(client, whose, items);
      const readAt = new Date().toISOString();
      return { log, readAt, nextToken: before.readAt ? before.nextToken : nextToken };
    },
    initialData: () => recallRequests(whose),
    initialDataUpdatedAt: 0,
    enabled,
  });
  const earlier = useMutation({
    mutationFn: (nextToken: string) => listMyGuestRequests(eventId, nextToken),
    onSuccess: ({ items, nextToken }) => {
      addRequests(client, whose, items);
      client.setQueryData<KnownRequests>(mineKey(eventId), (known) => known && { ...known, nextToken });
    },
  });
  return { ...query, known: query.data, earlier };
};

export const useMyTab = (eventId: string) => useQuery({ queryKey: tabKey(eventId), queryFn: () => getMyTab(eventId) });
