import type { FieldErrors, Resolver, ResolverResult } from 'react-hook-form';
import { numberOf } from '@/components/ui/whole-number';
import { instantOf } from '@/lib/domain/zoned-time';
import { sessionInput, type SessionInput } from '@/lib/validation/session';
import { SESSION_FIELDS, type SessionFormFields } from './session-form-values';

/** Checks the form with the server's own schema, once wall times are instants, numbers numbers, and speakers a list. */
export const sessionFormResolver =
  (timeZone: string): Resolver<SessionFormFields, unknown, SessionInput> =>
  (values): ResolverResult<SessionFormFields, SessionInput> => {
    const parsed = sessionInput.safeParse(toSessionInput(values, timeZone));
    if (parsed.success) return { values: parsed.data, errors: {} };
    const errors: FieldErrors<SessionFormFields> = {};
    for (const { path, message } of parsed.error.issues) {
      const field = SESSION_FIELDS.find((name) => name === path[0]);
      if (field) errors[field] ??= { type: 'schema', message: messageFor(field, { values, message, timeZone }) };
    }
    return { values: {}, errors };
  };

const linesOf = (typed: string): string[] => typed.split('\n').filter((line) => line.trim() !== '');

const toSessionInput = (values: SessionFormFields, timeZone: string) => {
  // What is no moment is passed on as it is, for the schema to refuse.
  const momentOf = (typed: string): string => instantOf(typed, timeZone) ?? typed;
  return {
    ...values,
    speakers: linesOf(values.speakers),
    startsAt: momentOf(values.startsAt),
    endsAt: momentOf(values.endsAt),
    capacity: numberOf(values.capacity),
    reservationOpensAt: values.reservationOpensAt === '' ? undefined : momentOf(values.reservationOpensAt),
    queueLeadMinutes: numberOf(values.queueLeadMinutes),
    releaseMinutes: numberOf(values.releaseMinutes),
  };
};

const TIMES: readonly string[] = ['startsAt', 'endsAt', 'reservationOpensAt'];
const NUMBERS: readonly string[] = ['capacity', 'queueLeadMinutes', 'releaseMinutes'];

type Complaint = { values: SessionFormFields; message: string; timeZone: string };

const messageFor = (field: keyof SessionFormFields, { values, message, timeZone }: Complaint): string => {
  if (NUMBERS.includes(field) && Number.isNaN(numberOf(values[field]))) return 'Please enter a whole number.';
  const isSkippedTime =
    TIMES.includes(field) && instantOf(values[field], 'UTC') !== undefined && instantOf(values[field], timeZone) === undefined;
  return isSkippedTime ? `Clocks in ${timeZone} skip this time, because summer time begins. Please choose another.` : message;
};
