'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice';
import { Loading } from './loading';

type Props<Data> = {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'isFetching' | 'refetch'>;
  loading?: ReactNode;
  children: (data: Data) => ReactNode;
};

/** What a query found; else its loading or error state. What was found before stays while a refresh fails. */
export const Loaded = <Data,>({ query, loading = <Loading />, children }: Props<Data>) => {
  const { data, error, isFetching, refetch } = query;
  const notice = error && <ErrorNotice error={error} onRetry={() => void refetch()} isRetrying={isFetching} />;
  if (data === undefined) return notice ?? loading;
  return (
    <>
      {notice}
      {children(data)}
    </>
  );
};
