import type { RegistrationFormValues } from '@/lib/validation/registration';
import { EMPTY_FORM, FIELDS } from './form-values';

const nameOf = (eventId: string) => `usher.draft.${eventId}`;

/** Keeps what was typed for this tab: it survives a reload and the way to sign up, and is gone with the tab. */
export const keepDraft = (eventId: string, values: RegistrationFormValues): void =>
  sessionStorage.setItem(nameOf(eventId), JSON.stringify(values));

/** What was typed before, or an empty form. Fields of another version of the form are left out. */
export const recallDraft = (eventId: string): RegistrationFormValues => {
  const kept = sessionStorage.getItem(nameOf(eventId));
  if (!kept) return EMPTY_FORM;
  const draft = JSON.parse(kept) as Record<string, unknown>;
  const known = FIELDS.filter((field) => typeof draft[field] === typeof EMPTY_FORM[field]);
  return { ...EMPTY_FORM, ...Object.fromEntries(known.map((field) => [field, draft[field]])) };
};

export const forgetDraft = (eventId: string): void => sessionStorage.removeItem(nameOf(eventId));
