'use client';

import { useQuery } from '@tanstack/react-query';
import { hasRole } from '@/components/auth/event-roles';
import { RequireRole } from '@/components/auth/require-role';
import type { SignedIn } from '@/components/auth/session';
import { useSession } from '@/components/auth/use-session';
import { ownTimeZone } from '@/components/event/format-time';
import { AppShell } from '@/components/shell/app-shell';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { toAppError } from '@/lib/data/unwrap';
import { useSessionStatus } from '../sessions/use-session-status';
import { workEventQuery } from '../use-work-events';
import { Door } from './door';

type Props = { eventId: string; sessionId: string };

/** `/staff/[eventId]/sessions/[sessionId]/door`: full screen for the event's staff; whoever else comes here keeps the app's header. */
export const DoorPage = ({ eventId, sessionId }: Props) => {
  const session = useSession();
  if (session.status === 'signedIn' && hasRole(session, 'staff', eventId)) {
    return <OwnDoor session={session} eventId={eventId} sessionId={sessionId} />;
  }
  return (
    <AppShell>
      <RequireRole role="staff" eventId={eventId}>
        {() => null}
      </RequireRole>
    </AppShell>
  );
};

/** Scanning does not wait for the session's name or numbers: a phone without a network keeps what it scans. */
const OwnDoor = ({ session, eventId, sessionId }: Props & { session: SignedIn }) => {
  const event = useQuery(workEventQuery(session, eventId));
  const status = useSessionStatus(eventId, sessionId);
  useDocumentTitle(status.data && `Door: ${status.data.title}`);
  if (status.error && toAppError(status.error).code === 'SESSION_NOT_FOUND') {
    return (
      <AppShell>
        <Page title="Session door" width="narrow">
          <EmptyState title="No such session" action={<ButtonLink href={`/staff/${eventId}/sessions`}>All sessions</ButtonLink>}>
            It may have been taken off the agenda.
          </EmptyState>
        </Page>
      </AppShell>
    );
  }
  return (
    <Door
      key={sessionId}
      eventId={eventId}
      sessionId={sessionId}
      status={status.data}
      refresh={() => void status.refetch()}
      timeZone={event.data?.timeZone ?? ownTimeZone()}
    />
  );
};
