import { QueryClient } from '@tanstack/react-query';
import { AppError } from '@/lib/domain/app-error';

const RETRIED = new Set(['NETWORK', 'CONFLICT', 'UNEXPECTED']);

/** Reads are retried twice, and only where trying again can help. Writes are repeated by people, with their idempotency key. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && (!(error instanceof AppError) || RETRIED.has(error.code)),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
