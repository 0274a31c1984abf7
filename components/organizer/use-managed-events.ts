'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { attemptKey, forgetAttempt } from '@/lib/data/attempt-key';
import {
  assignStaff,
  createEvent,
  findManagedEvent,
  listAssignments,
  listManagedEvents,
  publishEvent,
  unassignStaff,
  updateEvent,
  type ManagedEvent,
} from '@/lib/data/organizer';
import type { EventRole } from '@/lib/domain/roles';
import type { EventInput } from '@/lib/validation/event';

const EVENTS = ['organizer', 'events'];
const assignmentsKey = (eventId: string) => ['organizer', 'assignments', eventId];

export const useManagedEvents = () =>
  useInfiniteQuery({
    queryKey: [...EVENTS, 'list'],
    queryFn: ({ pageParam }) => listManagedEvents(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });

/** Null when there is no such event. */
export const useManagedEvent = (eventId: string) =>
  useQuery({ queryKey: [...EVENTS, eventId], queryFn: async () => (await findManagedEvent(eventId)) ?? null });

/** Creates one event per form, however often it is sent; other entries are another event. */
export const useCreateEvent = () => {
  const onChanged = useOnEventChanged();
  return useMutation({
    mutationFn: (input: EventInput) => createEvent(input, attemptKey('event', input)),
    onSuccess: (event) => {
      forgetAttempt('event');
      return onChanged(event);
    },
  });
};

export const useUpdateEvent = (eventId: string) =>
  useMutation({
    mutationFn: ({ input, version }: { input: EventInput; version: number }) => updateEvent(eventId, input, version),
    onSuccess: useOnEventChanged(),
  });

export const usePublishEvent = (eventId: string) =>
  useMutation({ mutationFn: (published: boolean) => publishEvent(eventId, published), onSuccess: useOnEventChanged() });

export const useAssignments = (eventId: string) => useQuery({ queryKey: assignmentsKey(eventId), queryFn: () => listAssignments(eventId) });

export const useAssignStaff = (eventId: string) =>
  useMutation({
    mutationFn: ({ email, role }: { email: string; role: EventRole }) => assignStaff(eventId, email, role),
    onSuccess: useOnAssignmentsChanged(eventId),
  });

export const useUnassignStaff = (eventId: string) =>
  useMutation({ mutationFn: (email: string) => unassignStaff(eventId, email), onSuccess: useOnAssignmentsChanged(eventId) });

const useOnEventChanged = () => {
  const queryClient = useQueryClient();
  return (event: ManagedEvent) => {
    queryClient.setQueryData([...EVENTS, event.id], event);
    return Promise.all([
      queryClient.invalidateQueries({ queryKey: [...EVENTS, 'list'] }),
      queryClient.invalidateQueries({ queryKey: ['events'] }),
    ]);
  };
};

const useOnAssignmentsChanged = (eventId: string) => {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: assignmentsKey(eventId) });
};
