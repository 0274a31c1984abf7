import { generateClient, type Client } from 'aws-amplify/data';
import type { Schema } from '@/amplify/data/schema';

export type DataClient = Client<Schema>;

let client: DataClient | undefined;

/**
 * The typed AppSync client, made on first use: Amplify must have been configured by then (`configureAmplify`).
 * Its calls report failures in `errors`; pass their answers through `unwrap`.
 */
export const getClient = (): DataClient => (client ??= generateClient<Schema>());
