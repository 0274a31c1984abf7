'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { homeOf } from '@/components/auth/home';
import type { SignedIn } from '@/components/auth/session';
import { ButtonLink } from '@/components/ui/button-link';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { FormActions } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import { AppSetupForm } from './app-setup-form';
import { useRemoveSecondFactor, useStartAppSetup } from './use-second-factor';

type Props = { session: SignedIn; isOn: boolean };

/** The authenticator app of an account: off, being set up, on. */
export const SecondFactor = ({ session, isOn }: Props) => {
  const start = useStartAppSetup();
  const remove = useRemoveSecondFactor(session.sub);
  const [isDone, setIsDone] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const begin = () => {
    setIsDone(false);
    start.mutate(session.email);
  };
  const turnOff = () =>
    remove.mutate(undefined, {
      onSettled: () => {
        setIsAsking(false);
        setIsDone(false);
      },
    });
  return (
    <>
      {isDone && (
        <Notice tone="success" title="Your second factor is on" action={<ButtonLink href={homeOf(session)}>Go on</ButtonLink>}>
          From now on, signing in asks for a code of your app. If you lose the phone, an organizer can have it reset.
        </Notice>
      )}
      <Panel title="Authenticator app" actions={isOn ? <Tag tone="success">On</Tag> : <Tag>Off</Tag>}>
        {start.data ? (
          <AppSetupForm
            sub={session.sub}
            setup={start.data}
            onCancel={start.reset}
            onDone={() => {
              start.reset();
              setIsDone(true);
            }}
          />
        ) : (
          <>
            <p>
              {isOn
                ? 'Signing in asks for a code of your app.'
                : 'It takes a minute, and any authenticator app will do: those of Apple, Google or Microsoft, or a password manager.'}
            </p>
            {Boolean(start.error ?? remove.error) && <ErrorNotice error={start.error ?? remove.error} />}
            <FormActions>
              <Button variation={isOn ? undefined : 'primary'} onClick={begin} isLoading={start.isPending} loadingText="One moment…">
                {isOn ? 'Use another app' : 'Set up an app'}
              </Button>
              {isOn && <Button onClick={() => setIsAsking(true)}>Turn off</Button>}
            </FormActions>
          </>
        )}
      </Panel>
      <ConfirmDialog
        isOpen={isAsking}
        title="Turn your second factor off?"
        confirmLabel="Turn off"
        tone="danger"
        isBusy={remove.isPending}
        onConfirm={turnOff}
        onCancel={() => setIsAsking(false)}
      >
        <p>Your password alone will open your account again. Work that asks for a second factor will be closed to you.</p>
      </ConfirmDialog>
    </>
  );
};
