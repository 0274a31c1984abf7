'use client';

import { TextAreaField, TextField } from '@aws-amplify/ui-react';
import { useEffect, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { applyIssues } from '@/components/ui/apply-issues';
import { fieldError } from '@/components/ui/field-error';
import { FieldGroup, FieldRow, Form, FormFooter } from '@/components/ui/form';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';
import { EVENT_LIMITS, type EventInput } from '@/lib/validation/event';
import { CurrencyField } from './currency-field';
import { eventFormResolver } from './event-form-resolver';
import { EVENT_FIELDS, followStart, type EventFormFields, type TimeField } from './event-form-values';
import { ZoneField } from './zone-field';

type Props = {
  /** When this changes, the form shows it and forgets what was typed. */
  values: EventFormFields;
  submitLabel: string;
  /** Of an event that exists. */
  isCurrencyFixed?: boolean;
  /** Rejects with an AppError, whose issues land on the fields. */
  onSubmit: (input: EventInput) => Promise<void>;
  /** Stands above the button: what failed, what was saved. */
  message?: ReactNode;
  otherActions?: ReactNode;
};

/** What an event is: name, place, times by its own clocks, and how many fit in. */
export const EventForm = ({ values, submitLabel, isCurrencyFixed = false, onSubmit, message, otherActions }: Props) => {
  const { register, handleSubmit, setError, setValue, getValues, reset, control, formState } = useForm<
    EventFormFields,
    unknown,
    EventInput
  >({
    resolver: eventFormResolver,
    defaultValues: values,
    mode: 'onTouched',
  });
  const { errors, isSubmitting, isDirty, dirtyFields } = formState;
  useUnsavedWarning(isDirty && !isSubmitting);
  useEffect(() => reset(values), [reset, values]);

  const timeField = (field: TimeField, label: string, onChange?: (next: string) => void) => {
    const { onChange: onFieldChange, ...registration } = register(field);
    return (
      <TextField
        label={label}
        type="datetime-local"
        isRequired
        {...fieldError(errors[field])}
        {...registration}
        onChange={(event) => {
          onChange?.(event.target.value);
          return onFieldChange(event);
        }}
      />
    );
  };

  const onStartChange = (to: string) => {
    const current = getValues();
    const moved = followStart({ from: current.startsAt, to, values: current, isSet: (field) => Boolean(dirtyFields[field]) });
    for (const { field, wallTime } of moved) setValue(field, wallTime, { shouldValidate: formState.isSubmitted });
  };

  const submit = handleSubmit(async (input) => {
    try {
      await onSubmit(input);
    } catch (thrown) {
      applyIssues(thrown, { fields: EVENT_FIELDS, setError });
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Event">
      <FieldGroup legend="What and where">
        <TextField label="Name" isRequired autoComplete="off" {...fieldError(errors.name)} {...register('name')} />
        <TextField
          label="Place"
          isRequired
          autoComplete="off"
          descriptiveText="As guests should read it, with the address"
          {...fieldError(errors.place)}
          {...register('place')}
        />
        <TextAreaField
          label="Description (optional)"
          rows={5}
          maxLength={EVENT_LIMITS.description}
          {...fieldError(errors.description)}
          {...register('description')}
        />
        <TextField
          label="How many guests fit in"
          isRequired
          inputMode="numeric"
          autoComplete="off"
          {...fieldError(errors.capacity)}
          {...register('capacity')}
        />
        <CurrencyField control={control} isFixed={isCurrencyFixed} />
      </FieldGroup>

      <FieldGroup legend="When">
        <ZoneField control={control} />
        <FieldRow>
          {timeField('startsAt', 'Starts', onStartChange)}
          {timeField('endsAt', 'Ends')}
        </FieldRow>
        <FieldRow>{timeField('checkInOpensAt', 'Doors open')}</FieldRow>
      </FieldGroup>

      <FieldGroup legend="Registration">
        <FieldRow>
          {timeField('registrationOpensAt', 'Opens')}
          {timeField('registrationClosesAt', 'Closes')}
        </FieldRow>
      </FieldGroup>

      <FormFooter submitLabel={submitLabel} isSubmitting={isSubmitting} message={message} otherActions={otherActions} />
    </Form>
  );
};
