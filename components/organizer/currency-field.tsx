'use client';

import { SelectField, TextField } from '@aws-amplify/ui-react';
import { useController, type Control } from 'react-hook-form';
import { fieldError } from '@/components/ui/field-error';
import type { EventInput } from '@/lib/validation/event';
import type { EventFormFields } from './event-form-values';

const COMMON = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CAD', 'AUD', 'JPY', 'SGD', 'BRL', 'INR', 'ZAR'];
const OTHERS = Intl.supportedValuesOf('currency').filter((code) => !COMMON.includes(code));

const names = new Intl.DisplayNames('en-GB', { type: 'currency' });
const nameOf = (code: string): string => `${code} · ${names.of(code) ?? code}`;

const optionsOf = (codes: readonly string[]) =>
  codes.map((code) => (
    <option key={code} value={code}>
      {nameOf(code)}
    </option>
  ));

type Props = {
  control: Control<EventFormFields, unknown, EventInput>;
  /** An event that exists keeps its currency: prices, tabs and receipts are in it. */
  isFixed: boolean;
};

/** The currency of all that the event sells, chosen once. */
export const CurrencyField = ({ control, isFixed }: Props) => {
  const { field, fieldState } = useController({ name: 'currency', control });
  if (isFixed)
    return <TextField label="Currency" isDisabled value={nameOf(field.value)} descriptiveText="Stays what it was at the beginning" />;
  return (
    <SelectField
      label="Currency"
      isRequired
      descriptiveText="Of all that guests can buy; it cannot be changed later"
      {...fieldError(fieldState.error)}
      {...field}
    >
      <optgroup label="Common">{optionsOf(COMMON)}</optgroup>
      <optgroup label="Others">{optionsOf(OTHERS)}</optgroup>
    </SelectField>
  );
};
