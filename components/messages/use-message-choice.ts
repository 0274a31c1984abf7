'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getMessageChoice, setMessageChoice } from '@/lib/data/message-choice';

const keyOf = (token: string) => ['message-choice', token];

export const useMessageChoice = (token: string) => useQuery({ queryKey: keyOf(token), queryFn: () => getMessageChoice(token) });

export const useSetMessageChoice = (token: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (notifyByEmail: boolean) => setMessageChoice(token, notifyByEmail),
    onSuccess: (choice) => queryClient.setQueryData(keyOf(token), choice),
  });
};
