'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { Page } from '@/components/ui/page';
import { signInHref } from './return-path';

/** Takes a visitor to the sign-in page and, from there, back here. */
export const SignInFirst = () => {
  const router = useRouter();
  const href = signInHref(usePathname());
  useEffect(() => router.replace(href), [router, href]);
  return (
    <Page title="Please sign in" lead="This page belongs to an account." width="narrow">
      <ButtonLink href={href} variation="primary">
        Sign in
      </ButtonLink>
    </Page>
  );
};
