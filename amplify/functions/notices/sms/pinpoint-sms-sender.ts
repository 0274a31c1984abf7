import type { MessageResult, PinpointClient } from '@aws-sdk/client-pinpoint';
import { type Delivery, deliveryOfError } from '../delivery.ts';
import type { SmsSender, TextMessage } from './sms-sender.ts';

/** Addresses of one call. */
export const PINPOINT_CALL_SIZE = 100;

/** Only these say that nothing was sent and that it may work later. */
const PASSING = new Set<string>(['THROTTLED', 'TEMPORARY_FAILURE']);

type Options = { client: PinpointClient; projectId: string };

/**
 * Sends through a Pinpoint project: its SMS channel goes on after the end of the rest of Pinpoint. Messages share a call,
 * each with its own body; two to the same number need two calls, because a call names a number once.
 */
export const pinpointSmsSender =
  (options: Options): SmsSender =>
  async (messages) => {
    const calls = await Promise.all(inCalls(messages).map(async (call) => [call, await sendTogether(options, call)] as const));
    const deliveries = new Map(calls.flatMap(([call, results]) => call.map((message, index) => [message, results[index]] as const)));
    return messages.map((message) => deliveries.get(message) ?? { status: 'UNKNOWN', reason: 'NO_RESULT' });
  };

const inCalls = (messages: readonly TextMessage[]): TextMessage[][] => {
  const calls: { messages: TextMessage[]; numbers: Set<string> }[] = [];
  for (const message of messages) {
    let call = calls.find(({ numbers }) => numbers.size < PINPOINT_CALL_SIZE && !numbers.has(message.to));
    if (!call) calls.push((call = { messages: [], numbers: new Set() }));
    call.messages.push(message);
    call.numbers.add(message.to);
  }
  return calls.map((call) => call.messages);
};

const sendTogether = async ({ client, projectId }: Options, messages: TextMessage[]): Promise<Delivery[]> => {
  const { SendMessagesCommand } = await import('./pinpoint-client.ts');
  const command = new SendMessagesCommand({
    ApplicationId: projectId,
    MessageRequest: {
      Addresses: Object.fromEntries(
        messages.map(({ to, body, noticeId }) => [to, { ChannelType: 'SMS', BodyOverride: body, Context: { notice: noticeId } }]),
      ),
      MessageConfiguration: { SMSMessage: { Body: messages[0]?.body, MessageType: 'TRANSACTIONAL' } },
      TraceId: messages[0]?.noticeId,
    },
  });
  try {
    const { MessageResponse } = await client.send(command);
    return messages.map(({ to }) => deliveryOf(MessageResponse?.Result?.[to]));
  } catch (error) {
    const delivery = deliveryOfError(error);
    return messages.map(() => delivery);
  }
};

/** The answer is 200 even when a message was not taken: each address has its own result. */
const deliveryOf = (result: MessageResult | undefined): Delivery => {
  if (!result) return { status: 'UNKNOWN', reason: 'NO_RESULT' };
  const status = String(result.DeliveryStatus);
  if (status === 'SUCCESSFUL' || status === 'DUPLICATE') return { status: 'SENT', providerId: result.MessageId ?? '' };
  if (status === 'OPT_OUT') return { status: 'OPTED_OUT', reason: status };
  if (status === 'UNKNOWN_FAILURE') return { status: 'UNKNOWN', reason: status };
  return { status: PASSING.has(status) ? 'RETRY' : 'REFUSED', reason: status };
};
