import * as z from 'zod';
import { NOTICE_LANGUAGES } from '../domain/notice-language.ts';
import { optionalPhone } from './phone.ts';
import { line, optionalLine, optionalText } from './text.ts';

/** Longest texts of a registration, for the form's counters. */
export const REGISTRATION_LIMITS = { name: 80, company: 120, jobTitle: 120, needs: 500 } as const;

/** The registration form and the input of registerGuest and updateMyRegistration. The e-mail address is the account's. */
export const registrationInput = z
  .object({
    givenName: line('your given name', REGISTRATION_LIMITS.name),
    familyName: line('your family name', REGISTRATION_LIMITS.name),
    company: optionalLine(REGISTRATION_LIMITS.company),
    jobTitle: optionalLine(REGISTRATION_LIMITS.jobTitle),
    dietaryNeeds: optionalText(REGISTRATION_LIMITS.needs),
    accessibilityNeeds: optionalText(REGISTRATION_LIMITS.needs),
    phone: optionalPhone,
    notifyByEmail: z.boolean(),
    notifyBySms: z.boolean(),
    /** Of messages. A change without it leaves it as it was; without any choice it is English. */
    language: z
      .enum(NOTICE_LANGUAGES, 'Please choose one of the languages.')
      .nullish()
      .transform((language) => language ?? undefined),
    consent: z.boolean().refine((agreed) => agreed, 'Please agree, so that we may store your registration.'),
  })
  .refine((input) => !input.notifyBySms || input.phone !== undefined, {
    path: ['phone'],
    message: 'Please enter a phone number for text messages.',
  });

/** A valid registration: trimmed, phone in E.164. */
export type RegistrationInput = z.infer<typeof registrationInput>;

/** What the form holds while it is being filled in. */
export type RegistrationFormValues = z.input<typeof registrationInput>;

/** Made by the client once per submission; a retry sends the same. */
export const idempotencyKey = z.string().regex(/^[\w-]{8,64}$/, 'A key has 8 to 64 letters, digits, hyphens or underscores.');
