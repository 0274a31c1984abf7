'use client';

import { Button } from '@aws-amplify/ui-react';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';

type Props = { query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>; label?: string };

/** Fetches a list's next page, while there is one. */
export const LoadMore = ({ query, label = 'Show more' }: Props) => {
  if (!query.hasNextPage) return null;
  return (
    <div>
      <Button onClick={() => void query.fetchNextPage()} isLoading={query.isFetchingNextPage} loadingText="Loading…">
        {label}
      </Button>
    </div>
  );
};
