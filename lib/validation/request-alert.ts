import * as z from 'zod';
import { eventIdInput } from './check-in.ts';
import { optionalPhone } from './phone.ts';

const MAX_AREA_LENGTH = 64;

/** The input of createRequestAlert: a text message needs a number, an e-mail goes to the caller's own address. */
export const requestAlertInput = z
  .object({
    eventId: eventIdInput,
    area: z.string().min(1, 'Please choose an area.').max(MAX_AREA_LENGTH, 'This is not the id of an area.'),
    channel: z.enum(['EMAIL', 'SMS'], 'Please choose e-mail or text message.'),
    phone: optionalPhone,
  })
  .superRefine(({ channel, phone }, context) => {
    if (channel === 'SMS' && !phone) context.addIssue({ code: 'custom', path: ['phone'], message: 'Please enter a phone number.' });
    if (channel === 'EMAIL' && phone)
      context.addIssue({ code: 'custom', path: ['phone'], message: 'A number is for text messages; e-mails go to your own address.' });
  });
