'use client';

import { RequireRole } from '@/components/auth/require-role';
import type { SignedIn } from '@/components/auth/session';
import { Loaded } from '@/components/ui/loaded';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { SecondFactor } from './second-factor';
import { useSecondFactor } from './use-second-factor';

/** Where a person sets up an authenticator app, and turns it off again. */
export const SecurityPage = () => (
  <RequireRole role="guest">
    {(session) => (
      <Page
        width="narrow"
        title="Second factor"
        lead="A code from your phone, asked for after the password: whoever learns your password still cannot sign in."
      >
        {session.needsSecondFactor && (
          <Notice tone="warning" title="Your work needs it">
            You are put in charge of an event. Its pages open once a second factor is set up.
          </Notice>
        )}
        {session.isFederated ? <OtherSignIn /> : <OwnFactor session={session} />}
      </Page>
    )}
  </RequireRole>
);

const OwnFactor = ({ session }: { session: SignedIn }) => {
  const query = useSecondFactor(session.sub);
  return <Loaded query={query}>{(isOn) => <SecondFactor session={session} isOn={isOn} />}</Loaded>;
};

/** Cognito asks no code of people who come from Google, Facebook or Amazon. */
const OtherSignIn = () => (
  <Panel title="You sign in elsewhere">
    <p>
      You come in with an account of Google, Facebook or Amazon, which has a second factor of its own: set it up there. Work that asks for
      one here needs an account with an e-mail address and a password.
    </p>
  </Panel>
);
