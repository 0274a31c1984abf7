'use client';

import { useMutation } from '@tanstack/react-query';
import { signOut } from 'aws-amplify/auth';

/** Signs this device out, then loads a page that needs no account afresh: nothing of the last account stays in memory. */
export const useSignOut = () =>
  useMutation({
    mutationFn: ({ returnTo: _ }: { returnTo: string }) => signOut(),
    onSuccess: (_, { returnTo }) => location.assign(returnTo),
  });
