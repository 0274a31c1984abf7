import type { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { type Delivery, deliveryOfError } from '../delivery.ts';
import { NOTICE_TAG } from '../notice-tag.ts';
import type { SmsSender, TextMessage } from './sms-sender.ts';

/** Seconds, by the service's own limits. */
const TIME_TO_LIVE = { least: 5, most: 259_200 };

type Options = { client: PinpointSMSVoiceV2Client; originationIdentity?: string | undefined };

/**
 * Sends through AWS End User Messaging, which takes one message a call.
 * @param originationIdentity - number, pool or sender id; the service chooses one when it is left out.
 */
export const endUserMessagingSmsSender =
  (options: Options): SmsSender =>
  (messages) =>
    Promise.all(messages.map((message) => sendOne(options, message)));

const sendOne = async ({ client, originationIdentity }: Options, message: TextMessage): Promise<Delivery> => {
  const { SendTextMessageCommand } = await import('./end-user-messaging-client.ts');
  const command = new SendTextMessageCommand({
    DestinationPhoneNumber: message.to,
    MessageBody: message.body,
    MessageType: 'TRANSACTIONAL',
    TimeToLive: Math.min(TIME_TO_LIVE.most, Math.max(TIME_TO_LIVE.least, Math.floor(message.usefulSeconds))),
    OriginationIdentity: originationIdentity,
    // So that the service's events can be matched with the ledger, and come back at all: infra/delivery-events.ts.
    Context: { [NOTICE_TAG]: message.noticeId },
    ConfigurationSetName: process.env['SMS_CONFIGURATION_SET'] || undefined,
  });
  try {
    const { MessageId } = await client.send(command);
    return { status: 'SENT', providerId: MessageId ?? '' };
  } catch (error) {
    return deliveryOfError(error);
  }
};
