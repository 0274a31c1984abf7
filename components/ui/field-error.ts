import type { FieldError } from 'react-hook-form';

/** The error properties of an Amplify UI field. */
export const fieldError = (error: FieldError | undefined) => ({ hasError: Boolean(error), errorMessage: error?.message ?? '' });
