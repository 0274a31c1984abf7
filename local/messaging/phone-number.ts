/** E.164: a plus sign, a country code that does not start with 0, and 15 digits at most. */
const E164 = /^\+[1-9]\d{6,14}$/;

export const isPhoneNumber = (text: unknown): text is string => typeof text === 'string' && E164.test(text);
