'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Hub } from 'aws-amplify/utils';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { forgetKeptPlaces } from '@/components/agenda/kept-agenda';
import { forgetKeptRequests } from '@/components/requests/kept/kept';
import { forgetSavedTickets } from '@/components/ticket/saved-ticket';
import { takeReturn } from './pending-return';
import { SESSION_KEY } from './use-session';

/** Keeps the query cache true to Amplify's session: another account never sees what the last one loaded. */
export const SessionEvents = () => {
  const queryClient = useQueryClient();
  const router = useRouter();
  useEffect(
    () =>
      Hub.listen('auth', ({ payload }) => {
        if (payload.event === 'signedOut') {
          forgetSavedTickets();
          forgetKeptRequests();
          forgetKeptPlaces();
        }
        if (payload.event === 'signedOut' || payload.event === 'signedIn' || payload.event === 'signInWithRedirect') {
          queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
        }
        if (payload.event === 'signInWithRedirect') router.replace(takeReturn() ?? '/');
        if (payload.event !== 'signInWithRedirect_failure') void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
      }),
    [queryClient, router],
  );
  return null;
};
