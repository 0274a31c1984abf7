'use client';

import type { ReactNode } from 'react';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { hasRole, type Role } from './event-roles';
import { OtherRolePage } from './other-role-page';
import type { SignedIn } from './session';
import { SignInFirst } from './sign-in-first';
import { useSession } from './use-session';

type Props = {
  role: Role;
  /** The event that the page works on; organizers pass for every event. */
  eventId?: string;
  children: (session: SignedIn) => ReactNode;
};

/**
 * Shows its content to accounts of the role (and, when given, of the event), sends visitors to sign in and tells everyone else
 * politely whose page it is. It spares people a refusal; what protects the data is the backend.
 */
export const RequireRole = ({ role, eventId, children }: Props) => {
  const session = useSession();
  if (session.status === 'loading') {
    return (
      <Page title={<Loading label="Looking up your account…" lines={1} />} width="narrow">
        {null}
      </Page>
    );
  }
  if (session.status === 'visitor') return <SignInFirst />;
  if (!hasRole(session, role, eventId)) return <OtherRolePage role={role} eventId={eventId} session={session} />;
  return <>{children(session)}</>;
};
