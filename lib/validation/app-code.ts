import { z } from 'zod';

/** Six digits, as an authenticator app shows them: some apps put a space in the middle. */
export const appCodeInput = z.object({
  code: z
    .string()
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Please enter the six digits that your app shows.')),
});
