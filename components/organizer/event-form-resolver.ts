import type { FieldErrors, Resolver } from 'react-hook-form';
import { instantOf } from '@/lib/domain/zoned-time';
import { eventInput, type EventInput } from '@/lib/validation/event';
import { isTimeZone } from '@/lib/validation/time-zone';
import { TIME_FIELDS, type EventFormFields } from './event-form-values';

/** Checks the form with the server's own schema, once wall times have become instants in the event's zone. */
export const eventFormResolver: Resolver<EventFormFields, unknown, EventInput> = (values) => {
  const parsed = eventInput.safeParse(toEventInput(values));
  if (parsed.success) return { values: parsed.data, errors: {} };
  const errors: FieldErrors<EventFormFields> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0]) as keyof EventFormFields;
    errors[field] ??= { type: 'schema', message: messageFor(values, field, message) };
  }
  return { values: {}, errors };
};

const toEventInput = (values: EventFormFields) => {
  // With an unknown zone its own error is reported; the times are then read as if in UTC.
  const timeZone = isTimeZone(values.timeZone) ? values.timeZone : 'UTC';
  const times = Object.fromEntries(TIME_FIELDS.map((field) => [field, instantOf(values[field], timeZone) ?? '']));
  return { ...values, ...times, capacity: values.capacity.trim() === '' ? undefined : Number(values.capacity) };
};

const messageFor = (values: EventFormFields, field: keyof EventFormFields, message: string): string => {
  const isTime = TIME_FIELDS.some((name) => name === field);
  if (!isTime || values[field] === '' || instantOf(values[field], 'UTC') === undefined) return message;
  if (instantOf(values[field], values.timeZone) !== undefined) return message;
  return `Clocks in ${values.timeZone} skip this time, because summer time begins. Please choose another.`;
};
