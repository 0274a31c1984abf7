'use client';

import { TextAreaField, TextField } from '@aws-amplify/ui-react';
import { useEffect, useId, useMemo, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { zoneName } from '@/components/event/format-time';
import { applyIssues } from '@/components/ui/apply-issues';
import { fieldError } from '@/components/ui/field-error';
import { FieldGroup, FieldRow, Form, FormFooter } from '@/components/ui/form';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import { SESSION_LIMITS } from '@/lib/domain/session';
import type { SessionInput } from '@/lib/validation/session';
import { sessionFormResolver } from './session-form-resolver';
import { followStart, SESSION_FIELDS, type SessionField, type SessionFormFields } from './session-form-values';
import styles from './session-form.module.css';

type Props = {
  /** When this changes, the form shows it, but for entries in `typed`. */
  values: SessionFormFields;
  /** Entries of this form that outlive a change of `values`. */
  typed?: Partial<SessionFormFields> | undefined;
  event: { timeZone: string; startsAt: string };
  /** The other sessions: their rooms and tracks are suggested. */
  others: readonly ManagedSession[];
  submitLabel: string;
  /** Rejects with an AppError, whose issues land on the fields. */
  onSubmit: (input: SessionInput, typed: SessionFormFields) => Promise<void>;
  /** Stands above the button: what failed, what was saved. */
  message?: ReactNode;
  otherActions?: ReactNode;
};

/** What a session is, where and when, and how its seats are had. */
export const SessionForm = ({ values, typed, event, others, submitLabel, onSubmit, message, otherActions }: Props) => {
  const resolver = useMemo(() => sessionFormResolver(event.timeZone), [event.timeZone]);
  const { register, handleSubmit, setError, setValue, getValues, reset, formState } = useForm<SessionFormFields, unknown, SessionInput>({
    resolver,
    defaultValues: values,
    mode: 'onTouched',
  });
  const { errors, isSubmitting, isDirty } = formState;
  const id = useId();
  useUnsavedWarning(isDirty && !isSubmitting);
  useEffect(() => {
    reset(values);
    for (const field of SESSION_FIELDS) {
      const entry = typed?.[field];
      if (entry !== undefined) setValue(field, entry, { shouldDirty: true });
    }
  }, [reset, setValue, values, typed]);

  const submit = handleSubmit(async (input) => {
    try {
      await onSubmit(input, getValues());
    } catch (thrown) {
      applyIssues(thrown, { fields: SESSION_FIELDS, setError });
    }
  });

  const { onChange: onStartTyped, ...start } = register('startsAt');
  const field = (name: SessionField) => ({ autoComplete: 'off', ...fieldError(errors[name]), ...register(name) });

  return (
    <Form onSubmit={submit} aria-label="Session">
      <FieldGroup legend="What it is">
        <TextField label="Title" isRequired maxLength={SESSION_LIMITS.title} {...field('title')} />
        <TextAreaField label="Speakers (optional)" rows={2} descriptiveText="One a line" {...field('speakers')} />
        <TextAreaField label="Abstract (optional)" rows={5} maxLength={SESSION_LIMITS.abstract} {...field('abstract')} />
      </FieldGroup>

      <FieldGroup legend="Where and when">
        <FieldRow>
          <TextField label="Room" isRequired list={`${id}-rooms`} maxLength={SESSION_LIMITS.room} {...field('room')} />
          <TextField label="Track (optional)" list={`${id}-tracks`} maxLength={SESSION_LIMITS.track} {...field('track')} />
        </FieldRow>
        <Suggestions id={`${id}-rooms`} values={others.map(({ room }) => room)} />
        <Suggestions id={`${id}-tracks`} values={others.map(({ track }) => track)} />
        <FieldRow>
          <TextField
            label="Starts"
            type="datetime-local"
            isRequired
            {...fieldError(errors.startsAt)}
            {...start}
            onChange={(change) => {
              const { startsAt, endsAt } = getValues();
              const moved = followStart({ from: startsAt, to: change.target.value, endsAt });
              if (moved) setValue('endsAt', moved, { shouldDirty: true, shouldValidate: formState.isSubmitted });
              return onStartTyped(change);
            }}
          />
          <TextField label="Ends" type="datetime-local" isRequired {...field('endsAt')} />
        </FieldRow>
        <p className={styles.hint}>{`Times are ${zoneName(event.timeZone, event.startsAt)}.`}</p>
      </FieldGroup>

      <FieldGroup legend="Seats">
        <FieldRow>
          <TextField
            label="Seats (optional)"
            inputMode="numeric"
            descriptiveText="Left empty, whoever comes is let in"
            {...field('capacity')}
          />
          <TextField
            label="Seats can be reserved from (optional)"
            type="datetime-local"
            descriptiveText="Left empty, first come, first served"
            {...field('reservationOpensAt')}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            label="Call guests to queue"
            inputMode="numeric"
            descriptiveText="Minutes before the start"
            {...field('queueLeadMinutes')}
          />
          <TextField
            label="Give empty seats away"
            inputMode="numeric"
            descriptiveText="Minutes before the start"
            {...field('releaseMinutes')}
          />
        </FieldRow>
      </FieldGroup>

      <FormFooter submitLabel={submitLabel} isSubmitting={isSubmitting} message={message} otherActions={otherActions} />
    </Form>
  );
};

const Suggestions = ({ id, values }: { id: string; values: (string | undefined)[] }) => (
  <datalist id={id}>{[...new Set(values)].map((value) => value && <option key={value} value={value} />)}</datalist>
);
