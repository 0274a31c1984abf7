import { rateOf, type SendRate } from '../../../lib/domain/send-rate.ts';
import { deliveryOfError } from './delivery.ts';
import { type EmailSender, sendEmail } from './email/send-email.ts';
import type { SentChannel } from './rate-limit.ts';
import { createSmsSender } from './sms/create-sms-sender.ts';
import { PINPOINT_CALL_SIZE } from './sms/pinpoint-sms-sender.ts';
import type { SmsSender } from './sms/sms-sender.ts';

/** The ways out, and how fast each may be used. They answer what became of a message, and do not reject. */
export type Providers = { sendEmail: EmailSender; sendTexts: SmsSender; rates: Readonly<Record<SentChannel, SendRate>> };

/** Messages a second, as the account's quotas are. */
const positive = (name: string, value: string | undefined): number => {
  const number = Number(value);
  if (!(number > 0 && Number.isFinite(number))) throw new Error(`${name} has to be a number of messages a second, not "${value}".`);
  return number;
};

export const ratesOf = ({ SES_PER_SECOND, SMS_PER_SECOND, PINPOINT_PROJECT_ID }: NodeJS.ProcessEnv): Providers['rates'] => ({
  // SES counts recipients, and each guest gets a message of their own.
  EMAIL: rateOf({ perSecond: positive('SES_PER_SECOND', SES_PER_SECOND), atOnce: 1 }),
  SMS: rateOf({ perSecond: positive('SMS_PER_SECOND', SMS_PER_SECOND), atOnce: PINPOINT_PROJECT_ID ? PINPOINT_CALL_SIZE : 1 }),
});

/** As the function is configured; each service's client is loaded with the first message for it. */
export const providersOf = (environment: NodeJS.ProcessEnv): Providers => {
  let smsSender: Promise<SmsSender> | undefined;
  return {
    sendEmail,
    sendTexts: async (messages) => {
      try {
        smsSender ??= createSmsSender(environment);
        const send = await smsSender;
        return await send(messages);
      } catch (error) {
        return messages.map(() => deliveryOfError(error));
      }
    },
    rates: ratesOf(environment),
  };
};
