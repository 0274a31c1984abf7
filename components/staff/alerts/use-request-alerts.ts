'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createRequestAlert, deleteRequestAlert, listMyRequestAlerts, type RequestAlertInput } from '@/lib/data/request-alerts';

const alertsKey = (eventId: string) => ['staff', 'alerts', eventId];

/** One's own alerts. A pending one is confirmed elsewhere, in a mailbox: looking again shows it. */
export const useMyAlerts = (eventId: string) =>
  useQuery({ queryKey: alertsKey(eventId), queryFn: () => listMyRequestAlerts(eventId), refetchOnWindowFocus: 'always' });

export const useCreateAlert = (eventId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Omit<RequestAlertInput, 'eventId'>) => createRequestAlert({ eventId, ...input }),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsKey(eventId) }),
  });
};

export const useDeleteAlert = (eventId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => deleteRequestAlert(eventId, id),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsKey(eventId) }),
  });
};
