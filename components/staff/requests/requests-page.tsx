'use client';

import { useSession } from '@/components/auth/use-session';
import { StaffPage } from '../staff-page';
import { Board } from './board';
import { NamePrompt } from './name-prompt';

/** `/staff/[eventId]/requests`: what guests ask for, as it happens. */
export const RequestsPage = ({ eventId }: { eventId: string }) => {
  const session = useSession();
  return (
    <StaffPage eventId={eventId} title="Requests" hasOwnTitle width="full">
      {(event) =>
        session.status === 'signedIn' && (
          <>
            <NamePrompt sub={session.sub} />
            <Board key={eventId} event={event} sub={session.sub} />
          </>
        )
      }
    </StaffPage>
  );
};
