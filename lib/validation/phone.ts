import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import * as z from 'zod';

const MAX_TYPED_LENGTH = 40;

/** An international phone number as typed, with its country code; becomes E.164. Empty, blank and null become undefined. */
export const optionalPhone = z
  .string()
  .max(MAX_TYPED_LENGTH, 'This is too long for a phone number.')
  .nullish()
  .transform((value, context) => {
    const typed = value?.trim();
    if (!typed) return undefined;
    const phone = parsePhoneNumberFromString(typed.startsWith('00') ? `+${typed.slice(2)}` : typed);
    if (phone?.isPossible()) return String(phone.number);
    context.addIssue({ code: 'custom', message: 'Please enter the number with its country code, for example +351 912 345 678.' });
    return z.NEVER;
  });
