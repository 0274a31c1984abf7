/** What never belongs in a log, by its form. Bounded, so that no long text takes long. */
const FORMS: readonly (readonly [form: RegExp, instead: string])[] = [
  [/[^\s@"'<>()[\],:;]{1,64}@[^\s@"'<>()[\],:;]{1,255}/g, '(e-mail address)'],
  [/\+\d{7,15}(?!\d)/g, '(phone number)'],
  [/\bU1\.[\w-]+\.[\w-]+\.\d+\.[\w-]+/g, '(ticket)'],
];

/**
 * The text without e-mail addresses, phone numbers and tickets. A net, and not a licence: code logs ids alone, but the texts
 * of errors come from elsewhere, and providers name the address that they refuse.
 */
export const withoutPersonalData = (text: string): string => FORMS.reduce((left, [form, instead]) => left.replace(form, instead), text);
