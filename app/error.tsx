'use client';

import { Button } from '@aws-amplify/ui-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Page } from '@/components/ui/page';

type Props = { error: Error & { digest?: string }; reset: () => void };

const ErrorPage = ({ error, reset }: Props) => (
  <main>
    <Page
      width="narrow"
      title="Something went wrong on our side"
      lead={error.digest ? `If it happens again, please tell us this number: ${error.digest}` : 'Please try again in a moment.'}
      actions={
        <>
          <Button variation="primary" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/">Start page</ButtonLink>
        </>
      }
    >
      {null}
    </Page>
  </main>
);

export default ErrorPage;
