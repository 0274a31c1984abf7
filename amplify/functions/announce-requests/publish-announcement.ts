import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Delivery, deliveryOfError } from '../notices/delivery.ts';
import { PROVIDER_CLIENT } from '../notices/provider-client.ts';
import { environment } from '../runtime/environment.ts';
import { traceClient } from '../runtime/tracing.ts';
import type { Announcement } from './announcement.ts';

const sns = traceClient(new SNSClient(PROVIDER_CLIENT));

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

/** Publishes to the staff topic, once: it is never called again for what may have been published. */
export const publishAnnouncement = async ({ subject, email, sms, attributes }: Announcement): Promise<Delivery> => {
  try {
    const { MessageId } = await sns.send(
      new PublishCommand({
        TopicArn: environment('STAFF_TOPIC_ARN'),
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify({ default: email, email, sms }),
        MessageAttributes: {
          ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, text(value)])),
          // Somebody waits for it: https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-topic.html
          'AWS.SNS.SMS.SMSType': text('Transactional'),
        },
      }),
    );
    return { status: 'SENT', providerId: MessageId ?? '' };
  } catch (error) {
    return deliveryOfError(error);
  }
};
