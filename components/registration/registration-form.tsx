'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Button, SelectField, TextAreaField, TextField } from '@aws-amplify/ui-react';
import { useEffect, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { applyIssues } from '@/components/ui/apply-issues';
import { CheckField } from '@/components/ui/check-field';
import { ErrorNotice } from '@/components/ui/error-notice';
import { fieldError } from '@/components/ui/field-error';
import { FieldGroup, FieldRow, Form, FormActions } from '@/components/ui/form';
import { NOTICE_LANGUAGE_NAMES, NOTICE_LANGUAGES } from '@/lib/domain/notice-language';
import { REGISTRATION_LIMITS, registrationInput, type RegistrationFormValues, type RegistrationInput } from '@/lib/validation/registration';
import { FIELDS } from './form-values';

type Props = {
  initialValues: RegistrationFormValues;
  submitLabel: string;
  submittingLabel: string;
  /** Called with every change, so that a draft can be kept. */
  onChange?: (values: RegistrationFormValues) => void;
  /** Rejects with an AppError, whose issues land on the fields. */
  onSubmit: (input: RegistrationInput) => Promise<void>;
  /** A failure that `onSubmit` rejected with, shown above the button. */
  failure: unknown;
  otherActions?: ReactNode;
};

/** What an event wants to know of a guest. The same schema checks it here and on the server. */
export const RegistrationForm = ({ initialValues, submitLabel, submittingLabel, onChange, onSubmit, failure, otherActions }: Props) => {
  const { register, handleSubmit, setError, subscribe, formState } = useForm<RegistrationFormValues, unknown, RegistrationInput>({
    resolver: zodResolver(registrationInput),
    defaultValues: initialValues,
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = formState;

  useEffect(() => subscribe({ formState: { values: true }, callback: ({ values }) => onChange?.(values) }), [subscribe, onChange]);

  const submit = handleSubmit(async (input) => {
    try {
      await onSubmit(input);
    } catch (thrown) {
      applyIssues(thrown, { fields: FIELDS, setError });
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Registration">
      <FieldGroup legend="Your badge">
        <FieldRow>
          <TextField label="Given name" autoComplete="given-name" isRequired {...fieldError(errors.givenName)} {...register('givenName')} />
          <TextField
            label="Family name"
            autoComplete="family-name"
            isRequired
            {...fieldError(errors.familyName)}
            {...register('familyName')}
          />
        </FieldRow>
        <FieldRow>
          <TextField label="Company (optional)" autoComplete="organization" {...fieldError(errors.company)} {...register('company')} />
          <TextField
            label="Job title (optional)"
            autoComplete="organization-title"
            {...fieldError(errors.jobTitle)}
            {...register('jobTitle')}
          />
        </FieldRow>
      </FieldGroup>

      <FieldGroup legend="So that you are comfortable">
        <TextAreaField
          label="What you do not eat (optional)"
          descriptiveText="Allergies, vegetarian, halal, kosher…"
          maxLength={REGISTRATION_LIMITS.needs}
          rows={2}
          {...fieldError(errors.dietaryNeeds)}
          {...register('dietaryNeeds')}
        />
        <TextAreaField
          label="What you need to take part (optional)"
          descriptiveText="Step-free access, sign language, a quiet place…"
          maxLength={REGISTRATION_LIMITS.needs}
          rows={2}
          {...fieldError(errors.accessibilityNeeds)}
          {...register('accessibilityNeeds')}
        />
      </FieldGroup>

      <FieldGroup legend="Keeping you informed">
        <CheckField label="Send me news about this event by e-mail" error={errors.notifyByEmail?.message} {...register('notifyByEmail')} />
        <CheckField
          label="Send me text messages"
          description="For example when it is time to queue for a session."
          error={errors.notifyBySms?.message}
          {...register('notifyBySms')}
        />
        <TextField
          label="Mobile phone (for text messages)"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          descriptiveText="With the country code, for example +351 912 345 678"
          {...fieldError(errors.phone)}
          {...register('phone')}
        />
        <SelectField label="Language of messages" {...fieldError(errors.language)} {...register('language')}>
          {NOTICE_LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {NOTICE_LANGUAGE_NAMES[language]}
            </option>
          ))}
        </SelectField>
      </FieldGroup>

      <CheckField
        required
        label="I agree that the organizers store these details to run this event."
        description="You can change them or cancel at any time before you are checked in."
        error={errors.consent?.message}
        {...register('consent')}
      />

      {Boolean(failure) && <ErrorNotice error={failure} />}

      <FormActions>
        <Button type="submit" variation="primary" size="large" isLoading={isSubmitting} loadingText={submittingLabel}>
          {submitLabel}
        </Button>
        {otherActions}
      </FormActions>
    </Form>
  );
};
