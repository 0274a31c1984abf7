'use client';

import { useQuery } from '@tanstack/react-query';
import { readSession, type Session } from './session';

export const SESSION_KEY = ['session'];

/** The person's session; `loading` on the server and until the device's tokens were read. */
export const useSession = (): Session | { status: 'loading' } => {
  const { data, isError } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: readSession,
    staleTime: Infinity,
    refetchOnWindowFocus: 'always',
    retry: false,
  });
  if (data) return data;
  return isError ? { status: 'visitor' } : { status: 'loading' };
};
