import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { unwrap } from './unwrap.ts';

/** What the guest of a link in an e-mail chose. The address is masked. */
export type MessageChoice = Defined<Schema['MessageChoice']['type']>;

/** The link is all that is asked for: people end e-mails without signing in. */
const asVisitor = { authMode: 'identityPool' } as const;

/** AppErrors: LINK_NOT_VALID. */
export const getMessageChoice = async (token: string): Promise<MessageChoice> =>
  definedFields(await unwrap(getClient().queries.getMessageChoice({ token }, asVisitor)));

/** Ends e-mails, or takes them up again. Again does no harm. AppErrors: LINK_NOT_VALID. */
export const setMessageChoice = async (token: string, notifyByEmail: boolean): Promise<MessageChoice> =>
  definedFields(await unwrap(getClient().mutations.setMessageChoice({ token, notifyByEmail }, asVisitor)));
