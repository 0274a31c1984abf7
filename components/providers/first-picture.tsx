import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';

type Props = {
  queryKey: QueryKey;
  /** What the site's server knows; undefined: the browser begins with nothing. */
  data: unknown;
  children: ReactNode;
};

/** So long ago that the browser asks again at once: what the server knows may be a minute old. */
const OLD = 1;

/** Lets a page show something before its browser has asked for anything. Only for what anybody may read: the server asks as nobody. */
export const FirstPicture = ({ queryKey, data, children }: Props) => {
  if (data === undefined) return children;
  const client = new QueryClient();
  client.setQueryData(queryKey, data, { updatedAt: OLD });
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
};
