import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sendEmail, ses } from '../../../amplify/functions/notices/email/send-email.ts';
import type { Providers } from '../../../amplify/functions/notices/providers.ts';
import { endUserMessagingSmsSender } from '../../../amplify/functions/notices/sms/end-user-messaging-sms-sender.ts';
import { PROVIDER_CLIENT } from '../../../amplify/functions/notices/provider-client.ts';
import { dynamodb } from '../../../amplify/functions/runtime/dynamodb.ts';

/** The process is gone: whatever it would have done next did not happen. */
export class ProcessDied extends Error {}

/** No test waits for its turn, unless it is about that. */
export const FAST_RATES: Providers['rates'] = { EMAIL: { perSecond: 5_000, atOnce: 1 }, SMS: { perSecond: 5_000, atOnce: 1 } };

type Client = 'dynamodb' | 'provider';

/** Asked before and after every call to AWS. Answers 'DIE', or an error that the service would have given, or nothing. */
type Fault = (call: { client: Client; moment: 'before' | 'after'; command: string }) => 'DIE' | Error | undefined;

let fault: Fault = () => undefined;
let isDead = false;

/** From now on. A process that died before lives again. */
export const injectFaults = (next: Fault = () => undefined): void => {
  fault = next;
  isDead = false;
};

export const hasDied = (): boolean => isDead;

const meet = (client: Client, moment: 'before' | 'after', command: string): void => {
  if (isDead) throw new ProcessDied();
  const met = fault({ client, moment, command });
  if (met === 'DIE') isDead = true;
  if (isDead) throw new ProcessDied();
  if (met) throw met as Error;
};

type Stack = DynamoDBDocumentClient['middlewareStack'];

/** Outside the SDK's own retries: what is thrown here is what the sender sees. */
const watch = (stack: Stack, client: Client): void => {
  stack.add(
    (next, context) => async (input) => {
      const command = context.commandName ?? '';
      meet(client, 'before', command);
      const answer = await next(input);
      meet(client, 'after', command);
      return answer;
    },
    { step: 'initialize', name: `faults-${client}` },
  );
};

/** The real providers against the sandbox, with every call of theirs and of the ledger watched. */
export const watchedProviders = async (): Promise<Providers> => {
  const { PinpointSMSVoiceV2Client } = await import('@aws-sdk/client-pinpoint-sms-voice-v2');
  const sms = new PinpointSMSVoiceV2Client(PROVIDER_CLIENT);
  const { client } = await ses();
  watch(dynamodb.middlewareStack, 'dynamodb');
  watch(sms.middlewareStack as unknown as Stack, 'provider');
  watch(client.middlewareStack as unknown as Stack, 'provider');
  return { sendEmail, sendTexts: endUserMessagingSmsSender({ client: sms }), rates: FAST_RATES };
};

/** The next such call to the ledger is done, but its answer is lost on the way: the SDK asks again by itself. Returns whether it was. */
export const loseNextAnswer = (command: string): (() => boolean) => {
  let isLost = false;
  dynamodb.middlewareStack.add(
    (next, context) => async (input) => {
      const answer = await next(input);
      if (isLost || context.commandName !== command) return answer;
      isLost = true;
      throw Object.assign(new Error('The answer is lost.'), { name: 'TimeoutError' });
    },
    // Inside the SDK's retries.
    { step: 'finalizeRequest', priority: 'low', name: 'lost-answer', override: true },
  );
  return () => isLost;
};

/** An error as a service answers it. */
export const serviceError = (name: string, httpStatusCode: number, more: object = {}): Error =>
  Object.assign(new Error(name), { name, $fault: httpStatusCode >= 500 ? 'server' : 'client', $metadata: { httpStatusCode }, ...more });
