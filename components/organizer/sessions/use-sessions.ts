import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { attemptKey, forgetAttempt } from '@/lib/data/attempt-key';
import { cancelSession, createSession, listManagedSessions, updateSession, type ManagedSession } from '@/lib/data/manage-sessions';
import type { SessionInput } from '@/lib/validation/session';

const sessionsKey = (eventId: string) => ['organizer', 'sessions', eventId];
const ATTEMPT = 'session';

/** Every session of the event, cancelled ones with them. */
export const useManagedSessions = (eventId: string) =>
  useQuery({ queryKey: sessionsKey(eventId), queryFn: () => listManagedSessions(eventId) });

/** Creates one session per form, however often it is sent; other entries are another session. */
export const useCreateSession = (eventId: string) => {
  const onChanged = useOnSessionChanged(eventId);
  return useMutation({
    mutationFn: (input: SessionInput) => createSession(eventId, input, attemptKey(ATTEMPT, { eventId, input })),
    onSuccess: (session) => {
      forgetAttempt(ATTEMPT);
      onChanged(session);
    },
  });
};

export const useUpdateSession = (eventId: string) =>
  useMutation({
    mutationFn: (change: { sessionId: string; input: SessionInput; version: number }) => updateSession(eventId, change),
    onSuccess: useOnSessionChanged(eventId),
  });

export const useCancelSession = (eventId: string) =>
  useMutation({
    mutationFn: (cancellation: { sessionId: string; cancelled: boolean; reason?: string | undefined; version: number }) =>
      cancelSession(eventId, cancellation),
    onSuccess: useOnSessionChanged(eventId),
  });

/** Writes the answer of a change into the list that is shown. */
const useOnSessionChanged = (eventId: string) => {
  const queryClient = useQueryClient();
  return (changed: ManagedSession) => {
    queryClient.setQueryData<ManagedSession[]>(sessionsKey(eventId), (sessions) => sessions && withSession(sessions, changed));
  };
};

const withSession = (sessions: ManagedSession[], changed: ManagedSession): ManagedSession[] =>
  [...sessions.filter(({ id }) => id !== changed.id), changed].sort(
    (one, other) => one.startsAt.localeCompare(other.startsAt) || one.id.localeCompare(other.id),
  );
