import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { toAppError } from '@/lib/data/unwrap';

type Options<Values extends FieldValues> = { fields: readonly Path<Values>[]; setError: UseFormSetError<Values> };

/** Puts what the server refused onto the form's fields, focusing the first. What belongs to no field stays with the form. */
export const applyIssues = <Values extends FieldValues>(thrown: unknown, { fields, setError }: Options<Values>): void => {
  let isFirst = true;
  for (const { path, message } of toAppError(thrown).issues) {
    const field = fields.find((name) => path === name || path.endsWith(`.${name}`));
    if (!field) continue;
    setError(field, { type: 'server', message }, { shouldFocus: isFirst });
    isFirst = false;
  }
};
