import { type PinpointClient, type MessageResult, SendMessagesCommand } from '@aws-sdk/client-pinpoint';
import { type Delivery, deliveryOfError } from '../delivery.ts';
import type { SmsSender } from './sms-sender.ts';

/** Only these say that nothing was sent and that it may work later. UNKNOWN_FAILURE may have been sent, so it is not tried again. */
const PASSING = new Set<string>(['THROTTLED', 'TEMPORARY_FAILURE']);

/** Sends through a Pinpoint project: its SMS channel goes on after the end of the rest of Pinpoint. */
export const pinpointSmsSender =
  ({ client, projectId }: { client: PinpointClient; projectId: string }): SmsSender =>
  async ({ to, body, noticeId }) => {
    try {
      const { MessageResponse } = await client.send(
        new SendMessagesCommand({
          ApplicationId: projectId,
          MessageRequest: {
            Addresses: { [to]: { ChannelType: 'SMS' } },
            MessageConfiguration: { SMSMessage: { Body: body, MessageType: 'TRANSACTIONAL' } },
            TraceId: noticeId,
          },
        }),
      );
      return deliveryOf(MessageResponse?.Result?.[to]);
    } catch (error) {
      return deliveryOfError(error);
    }
  };

/** The answer is 200 even when the message was not taken: each address has its own result. */
const deliveryOf = (result: MessageResult | undefined): Delivery => {
  if (!result) return { status: 'REFUSED', reason: 'NO_RESULT' };
  const status = String(result.DeliveryStatus);
  if (status === 'SUCCESSFUL' || status === 'DUPLICATE') return { status: 'SENT', providerId: result.MessageId ?? '' };
  return { status: PASSING.has(status) ? 'RETRY' : 'REFUSED', reason: status };
};
