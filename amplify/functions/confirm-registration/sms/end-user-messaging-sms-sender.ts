import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { deliveryOfError } from '../delivery.ts';
import type { SmsSender } from './sms-sender.ts';

/** A confirmation that is a day late confuses more than it helps. The service's own default is three days. */
const TIME_TO_LIVE_SECONDS = 24 * 60 * 60;

/**
 * Sends through AWS End User Messaging.
 * @param originationIdentity - number, pool or sender id; the service chooses one when it is left out.
 */
export const endUserMessagingSmsSender =
  ({ client, originationIdentity }: { client: PinpointSMSVoiceV2Client; originationIdentity?: string | undefined }): SmsSender =>
  async ({ to, body, noticeId }) => {
    try {
      const { MessageId } = await client.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: to,
          MessageBody: body,
          MessageType: 'TRANSACTIONAL',
          TimeToLive: TIME_TO_LIVE_SECONDS,
          OriginationIdentity: originationIdentity,
          Context: { notice: noticeId },
        }),
      );
      return { status: 'SENT', providerId: MessageId ?? '' };
    } catch (error) {
      return deliveryOfError(error);
    }
  };
