import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignInPanel } from '@/components/auth/sign-in-panel';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';

export const metadata: Metadata = { title: 'Sign in' };

const SignInPage = () => (
  <Page width="narrow" title="Welcome" lead="Sign in, or create an account with your e-mail address.">
    <Suspense fallback={<Loading />}>
      <SignInPanel />
    </Suspense>
  </Page>
);

export default SignInPage;
