import { deliveryOfError } from './delivery.ts';
import { type EmailSender, sendEmail } from './email/send-email.ts';
import { createSmsSender } from './sms/create-sms-sender.ts';
import type { SmsSender } from './sms/sms-sender.ts';

/** The ways out. They answer what became of a message, and do not reject. */
export type Providers = { sendEmail: EmailSender; sendTexts: SmsSender };

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
  };
};
