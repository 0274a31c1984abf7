'use client';

import { Button } from '@aws-amplify/ui-react';
import { usePathname } from 'next/navigation';
import { placesOf } from '@/components/shell/places';
import { ButtonLink } from '@/components/ui/button-link';
import { Page } from '@/components/ui/page';
import type { Role } from './event-roles';
import { SECURITY_PATH } from './home';
import { signInHref } from './return-path';
import type { SignedIn } from './session';
import styles from './other-role-page.module.css';
import { useSignOut } from './use-sign-out';

const BELONGS_TO: Record<Role, string> = {
  guest: 'guests',
  kiosk: 'the check-in kiosks and staff',
  staff: 'the staff',
  organizer: 'the organizers',
};

type Props = { role: Role; eventId: string | undefined; session: SignedIn };

/** Another role's page: says whose it is, where this account's own places are, and how to change accounts. */
export const OtherRolePage = ({ role, eventId, session }: Props) => {
  const signOut = useSignOut();
  const pathname = usePathname();
  if (session.needsSecondFactor && role !== 'kiosk') return <SecondFactorFirst />;
  const whose = eventId ? `${BELONGS_TO[role]} of this event` : BELONGS_TO[role];
  return (
    <Page
      width="narrow"
      title={`This page is for ${whose}`}
      lead={
        <>
          You are signed in as <strong>{session.email}</strong>, which has no part in it yet. If it should, ask an organizer to add this
          address, then sign in again.
        </>
      }
    >
      <div className={styles.ways}>
        {placesOf(session).map(({ href, label }, index) => (
          <ButtonLink key={href} href={href} variation={index === 0 ? 'primary' : 'default'}>
            {label}
          </ButtonLink>
        ))}
        <Button onClick={() => signOut.mutate({ returnTo: signInHref(pathname) })} isLoading={signOut.isPending} loadingText="Signing out…">
          Sign in with another account
        </Button>
      </div>
    </Page>
  );
};

/** The account may be in charge here: its tokens do not say so before there is a second factor. */
const SecondFactorFirst = () => (
  <Page
    width="narrow"
    title="Set up a second factor first"
    lead="People in charge of an event sign in with a password and a code from their phone. It takes a minute, then come back."
  >
    <div className={styles.ways}>
      <ButtonLink href={SECURITY_PATH} variation="primary">
        Set it up
      </ButtonLink>
    </div>
  </Page>
);
