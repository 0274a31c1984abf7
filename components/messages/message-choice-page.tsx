'use client';

import { Button } from '@aws-amplify/ui-react';
import { toAppError } from '@/lib/data/unwrap';
import type { MessageChoice } from '@/lib/data/message-choice';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { useMessageChoice, useSetMessageChoice } from './use-message-choice';

/** Where the link below an e-mail leads: ending such e-mails with one button, without an account. */
export const MessageChoicePage = ({ token }: { token: string }) => {
  const query = useMessageChoice(token);
  const isBroken = query.error && toAppError(query.error).code === 'LINK_NOT_VALID';
  return (
    <Page width="narrow" overline={query.data?.eventName} title="E-mails about this event">
      {isBroken ? (
        <Notice tone="error" title="This link does not work" action={<ButtonLink href="/me">Open my tickets</ButtonLink>}>
          It may have been cut off. Use the link in the newest e-mail you got from us, or sign in and change your details there.
        </Notice>
      ) : (
        <Loaded query={query} loading={<Loading label="Looking up your choice…" />}>
          {(choice) => <Choice token={token} choice={choice} />}
        </Loaded>
      )}
    </Page>
  );
};

const Choice = ({ token, choice: { eventName, email, notifyByEmail } }: { token: string; choice: MessageChoice }) => {
  const change = useSetMessageChoice(token);
  return (
    <Panel>
      {notifyByEmail ? (
        <p>
          <strong>{email}</strong> gets e-mails about sessions, seats and requests at {eventName}.
        </p>
      ) : (
        <Notice tone="success" title="No more such e-mails">
          <strong>{email}</strong> gets no e-mails about sessions, seats and requests at {eventName}.
        </Notice>
      )}
      <p>Your ticket, and news of your registration, come by e-mail in any case. News in the app and text messages stay as you chose.</p>
      {change.error && <ErrorNotice error={change.error} />}
      <Button
        variation={notifyByEmail ? 'primary' : undefined}
        size="large"
        isLoading={change.isPending}
        loadingText="Saving…"
        onClick={() => change.mutate(!notifyByEmail)}
      >
        {notifyByEmail ? 'Stop these e-mails' : 'Send them again'}
      </Button>
    </Panel>
  );
};
