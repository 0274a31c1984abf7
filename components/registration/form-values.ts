import type { Registration } from '@/lib/data/registrations';
import { DEFAULT_NOTICE_LANGUAGE } from '@/lib/domain/notice-language';
import type { RegistrationFormValues } from '@/lib/validation/registration';

export const FIELDS = [
  'givenName',
  'familyName',
  'company',
  'jobTitle',
  'dietaryNeeds',
  'accessibilityNeeds',
  'phone',
  'notifyByEmail',
  'notifyBySms',
  'language',
  'consent',
] as const satisfies readonly (keyof RegistrationFormValues)[];

export const EMPTY_FORM: RegistrationFormValues = {
  givenName: '',
  familyName: '',
  company: '',
  jobTitle: '',
  dietaryNeeds: '',
  accessibilityNeeds: '',
  phone: '',
  notifyByEmail: true,
  notifyBySms: false,
  language: DEFAULT_NOTICE_LANGUAGE,
  consent: false,
};

/** A registration as the form shows it. Consent was given when it was made. */
export const formValuesOf = (registration: Registration): RegistrationFormValues => ({
  ...EMPTY_FORM,
  ...Object.fromEntries(FIELDS.filter((field) => field in registration).map((field) => [field, registration[field as keyof Registration]])),
  consent: true,
});
