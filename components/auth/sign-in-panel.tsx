'use client';

import { Authenticator, translations } from '@aws-amplify/ui-react';
import { I18n } from 'aws-amplify/utils';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { Loading } from '@/components/ui/loading';
import { isBackendConfigured, localOutputs, passwordPolicy } from '@/lib/data/outputs';
import { HEADERS } from './sign-in-headers';
import { describePasswordPolicy } from './password-policy';
import { passwordSignIn } from './password-sign-in';
import { rememberReturn } from './pending-return';
import { homeOf } from './home';
import { readReturnPath } from './return-path';
import styles from './sign-in-panel.module.css';
import { useSession } from './use-session';
import { vocabulary } from './vocabulary';

I18n.putVocabularies(translations);
I18n.putVocabularies({ en: vocabulary });

const FORM_FIELDS = {
  signIn: { username: { label: 'E-mail address', placeholder: '', inputMode: 'email' }, password: { label: 'Password', placeholder: '' } },
  signUp: {
    email: { label: 'E-mail address', placeholder: '', inputMode: 'email', order: 1 },
    password: {
      label: 'Password',
      placeholder: '',
      descriptiveText: describePasswordPolicy(passwordPolicy),
      order: 2,
    },
    confirm_password: { label: 'Password again', placeholder: '', order: 3 },
  },
  confirmSignUp: {
    confirmation_code: { label: 'Code from the e-mail', placeholder: '', inputMode: 'numeric', autocomplete: 'one-time-code' },
  },
  confirmSignIn: {
    confirmation_code: { label: 'Code', placeholder: '', inputMode: 'numeric', autocomplete: 'one-time-code' },
  },
  forgotPassword: { username: { label: 'E-mail address', placeholder: '', inputMode: 'email' } },
  confirmResetPassword: {
    confirmation_code: { label: 'Code from the e-mail', placeholder: '', inputMode: 'numeric', autocomplete: 'one-time-code' },
    password: { label: 'New password', placeholder: '', descriptiveText: describePasswordPolicy(passwordPolicy) },
    confirm_password: { label: 'New password again', placeholder: '' },
  },
} as const;

/** Sign in, sign up, confirm and reset; then on to where the person was going. */
export const SignInPanel = () => {
  const search = useSearchParams();
  const returnTo = readReturnPath(search);
  useEffect(() => rememberReturn(returnTo), [returnTo]);
  if (!isBackendConfigured) return null;
  return (
    <div className={styles.panel}>
      <Authenticator
        initialState={search.has('new') ? 'signUp' : 'signIn'}
        formFields={FORM_FIELDS}
        components={HEADERS}
        services={localOutputs() ? passwordSignIn : undefined}
      >
        {() => <GoOn to={returnTo} />}
      </Authenticator>
    </div>
  );
};

const GoOn = ({ to }: { to: string }) => {
  const router = useRouter();
  const session = useSession();
  useEffect(() => {
    if (session.status === 'signedIn') router.replace(to === '/' ? homeOf(session) : to);
  }, [router, session, to]);
  return <Loading label="Signed in. One moment…" lines={2} />;
};
