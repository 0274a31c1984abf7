import { AppError } from '../../../lib/domain/app-error.ts';
import { transact } from '../runtime/transact.ts';
import { closeEndpoint, type EndpointRow, findEndpoint, freePlace, saveArn } from './endpoint-row.ts';
import { subscribe, unsubscribe } from './staff-topic.ts';

/** Others may add and delete alerts of the same endpoint meanwhile; each of them settles it too. */
const MAX_ROUNDS = 6;

/**
 * Makes SNS know what the endpoint's row says, whoever changed it and however often this is called: after a crash in
 * between the next call does what was left. When the row changed in the meantime, SNS is told once more, so that the last
 * word it hears is the latest.
 * @returns the endpoint; undefined when it has no alert left.
 */
export const settleEndpoint = async (pk: string): Promise<EndpointRow | undefined> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const endpoint = await findEndpoint(pk);
    if (!endpoint) return undefined;
    if (!endpoint.alerts) {
      if (await close(endpoint)) return undefined;
      continue;
    }
    if (endpoint.servedBy === 'LEDGER') return endpoint;
    const subscriptionArn = await subscribe(endpoint);
    if (await saveArn(endpoint, subscriptionArn)) return { ...endpoint, subscriptionArn };
  }
  throw new AppError('CONFLICT', 'The alerts of one endpoint keep changing.');
};

/** The subscription ends first: a place of the topic is free only when SNS has it back. False when an alert came meanwhile. */
const close = async (endpoint: EndpointRow): Promise<boolean> => {
  const isSubscribed = endpoint.servedBy === 'TOPIC';
  if (isSubscribed) await unsubscribe(endpoint);
  const failed = await transact([closeEndpoint(endpoint), ...(isSubscribed ? [freePlace(endpoint.channel)] : [])]);
  return failed.size === 0;
};
