'use client';

import { useSession } from '@/components/auth/use-session';
import { Loaded } from '@/components/ui/loaded';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { StaffPage } from '../staff-page';
import { SessionDesk } from './session-desk';
import { useSessionStatus } from './use-session-status';

/** `/staff/[eventId]/sessions/[sessionId]`: one session, its call-up and its door, as it happens. */
export const SessionPage = ({ eventId, sessionId }: { eventId: string; sessionId: string }) => {
  const isSignedIn = useSession().status === 'signedIn';
  const status = useSessionStatus(eventId, sessionId, { enabled: isSignedIn });
  useDocumentTitle(status.data?.title);
  return (
    <StaffPage eventId={eventId} title={status.data?.title ?? 'Session'} hasOwnTitle width="full">
      {(event) => <Loaded query={status}>{(data) => <SessionDesk key={sessionId} event={event} status={data} />}</Loaded>}
    </StaffPage>
  );
};
