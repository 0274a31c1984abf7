'use client';

import { TextField } from '@aws-amplify/ui-react';
import { useController, type Control } from 'react-hook-form';
import { zoneName } from '@/components/event/format-time';
import { fieldError } from '@/components/ui/field-error';
import type { EventInput } from '@/lib/validation/event';
import { isTimeZone } from '@/lib/validation/time-zone';
import type { EventFormFields } from './event-form-values';

const ZONES_ID = 'time-zones';
// The browser's list leaves UTC out.
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** The event's time zone, found by typing a part of its name. */
export const ZoneField = ({ control }: { control: Control<EventFormFields, unknown, EventInput> }) => {
  const { field, fieldState, formState } = useController({ name: 'timeZone', control });
  const startsAt = formState.defaultValues?.startsAt;
  const isKnown = isTimeZone(field.value) && startsAt;
  return (
    <>
      <TextField
        label="Time zone"
        isRequired
        autoComplete="off"
        list={ZONES_ID}
        descriptiveText={isKnown ? `All times here are ${zoneName(field.value, `${startsAt}Z`)}.` : 'Type a city, for example Lisbon'}
        {...fieldError(fieldState.error)}
        {...field}
      />
      <datalist id={ZONES_ID}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
};
