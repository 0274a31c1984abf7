'use client';

import { useMutation } from '@tanstack/react-query';
import { signOut } from 'aws-amplify/auth';
import { useRouter } from 'next/navigation';

/** Signs this device out, then goes to a page that needs no account. */
export const useSignOut = () => {
  const router = useRouter();
  return useMutation({
    mutationFn: ({ returnTo: _ }: { returnTo: string }) => signOut(),
    onSuccess: (_, { returnTo }) => router.push(returnTo),
  });
};
