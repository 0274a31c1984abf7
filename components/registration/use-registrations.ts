'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/components/auth/use-session';
import { attemptKey, forgetAttempt } from '@/lib/data/attempt-key';
import {
  cancelMyRegistration,
  findMyRegistration,
  listMyRegistrations,
  registerGuest,
  updateMyRegistration,
  type Registration,
} from '@/lib/data/registrations';
import type { RegistrationInput } from '@/lib/validation/registration';

const MINE = ['registrations'];

/** The reader's own registration, null when there is none; switched off for visitors. */
export const useMyRegistration = (eventId: string) => {
  const { status } = useSession();
  const query = useQuery({
    queryKey: [...MINE, eventId],
    queryFn: async () => (await findMyRegistration(eventId)) ?? null,
    enabled: status === 'signedIn',
  });
  return { ...query, isEnabled: status !== 'visitor' };
};

export const useMyRegistrations = () =>
  useInfiniteQuery({
    queryKey: [...MINE, 'all'],
    queryFn: ({ pageParam }) => listMyRegistrations(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });

/** Registers once, however often it is sent: the same entries go with the same key until they have arrived. */
export const useRegister = (eventId: string) => {
  const onChanged = useOnChanged(eventId);
  return useMutation({
    mutationFn: (input: RegistrationInput) => registerGuest(eventId, input, attemptKey(`registration.${eventId}`, input)),
    onSuccess: (registration) => {
      forgetAttempt(`registration.${eventId}`);
      return onChanged(registration);
    },
  });
};

export const useUpdateRegistration = (eventId: string) =>
  useMutation({ mutationFn: (input: RegistrationInput) => updateMyRegistration(eventId, input), onSuccess: useOnChanged(eventId) });

export const useCancelRegistration = (eventId: string) =>
  useMutation({ mutationFn: () => cancelMyRegistration(eventId), onSuccess: useOnChanged(eventId) });

const useOnChanged = (eventId: string) => {
  const queryClient = useQueryClient();
  return (registration: Registration) => {
    queryClient.setQueryData([...MINE, eventId], registration);
    return Promise.all([
      queryClient.invalidateQueries({ queryKey: [...MINE, 'all'] }),
      queryClient.invalidateQueries({ queryKey: ['tickets', eventId] }),
    ]);
  };
};
