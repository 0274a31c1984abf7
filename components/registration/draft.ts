import type { RegistrationFormValues } from '@/lib/validation/registration';
import { preferredNoticeLanguage } from '@/lib/domain/notice-language';
import { EMPTY_FORM, FIELDS } from './form-values';

const nameOf = (eventId: string) => `usher.draft.${eventId}`;

/** Keeps what was typed for this tab: it survives a reload and the way to sign up, and is gone with the tab. */
export const keepDraft = (eventId: string, values: RegistrationFormValues): void =>
  sessionStorage.setItem(nameOf(eventId), JSON.stringify(values));

/** Messages come in the language of the browser, as far as they are written in it. */
const emptyForm = (): RegistrationFormValues => ({ ...EMPTY_FORM, language: preferredNoticeLanguage(navigator.languages) });

/** What was typed before, or an empty form. Fields of another version of the form are left out. */
export const recallDraft = (eventId: string): RegistrationFormValues => {
  const kept = sessionStorage.getItem(nameOf(eventId));
  if (!kept) return emptyForm();
  const draft = JSON.parse(kept) as Record<string, unknown>;
  const known = FIELDS.filter((field) => typeof draft[field] === typeof EMPTY_FORM[field]);
  return { ...emptyForm(), ...Object.fromEntries(known.map((field) => [field, draft[field]])) };
};

export const forgetDraft = (eventId: string): void => sessionStorage.removeItem(nameOf(eventId));
