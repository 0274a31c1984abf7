'use client';

import { Button } from '@aws-amplify/ui-react';
import { toAppError } from '@/lib/data/unwrap';
import { Notice } from './notice';

type Props = { error: unknown; title?: string; onRetry?: () => void; isRetrying?: boolean };

/** What went wrong, in words for the person, with a way on where there is one. */
export const ErrorNotice = ({ error, title, onRetry, isRetrying = false }: Props) => (
  <Notice
    tone="error"
    title={title}
    action={
      onRetry && (
        <Button size="small" onClick={onRetry} isLoading={isRetrying} loadingText="Trying…">
          Try again
        </Button>
      )
    }
  >
    {toAppError(error).userMessage}
  </Notice>
);
