import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { environment } from '../runtime/environment.ts';
import { composeEmail } from './compose-email.ts';
import { type Delivery, deliveryOfError } from './delivery.ts';
import type { Notice } from './notice-text.ts';

const ses = new SESv2Client({});

export const sendEmail = async (notice: Notice): Promise<Delivery> => {
  const from = environment('SENDER_ADDRESS');
  const message = await composeEmail(notice, from);
  try {
    const { MessageId } = await ses.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [notice.guest.email] },
        Content: { Raw: { Data: message } },
      }),
    );
    return { status: 'SENT', providerId: MessageId ?? '' };
  } catch (error) {
    return deliveryOfError(error);
  }
};
