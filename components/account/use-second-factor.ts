'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SESSION_KEY } from '@/components/auth/use-session';
import { finishAppSetup, hasSecondFactor, removeSecondFactor, startAppSetup } from '@/lib/data/second-factor';

const secondFactorKey = (sub: string) => ['secondFactor', sub];

export const useSecondFactor = (sub: string) => useQuery({ queryKey: secondFactorKey(sub), queryFn: hasSecondFactor });

export const useStartAppSetup = () => useMutation({ mutationFn: startAppSetup });

export const useFinishAppSetup = (sub: string) => {
  const onSuccess = useSettled(sub, true);
  return useMutation({ mutationFn: finishAppSetup, onSuccess });
};

export const useRemoveSecondFactor = (sub: string) => {
  const onSuccess = useSettled(sub, false);
  return useMutation({ mutationFn: removeSecondFactor, onSuccess });
};

/** The account's places may be others now. */
const useSettled = (sub: string, isOn: boolean) => {
  const queryClient = useQueryClient();
  return async () => {
    queryClient.setQueryData(secondFactorKey(sub), isOn);
    await queryClient.invalidateQueries({ queryKey: SESSION_KEY });
  };
};
