'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Button, SelectField, TextField } from '@aws-amplify/ui-react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { applyIssues } from '@/components/ui/apply-issues';
import { ErrorNotice } from '@/components/ui/error-notice';
import { fieldError } from '@/components/ui/field-error';
import { FieldRow, Form, FormActions } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { assignmentInput } from '@/lib/validation/staff-assignment';
import { useAssignStaff } from './use-managed-events';

const formInput = assignmentInput.omit({ eventId: true });

/** Puts somebody in charge by e-mail address; who has no account yet gets the role on signing up. */
export const AssignForm = ({ eventId }: { eventId: string }) => {
  const assign = useAssignStaff(eventId);
  const { register, handleSubmit, setError, reset, formState } = useForm<z.input<typeof formInput>, unknown, z.output<typeof formInput>>({
    resolver: zodResolver(formInput),
    defaultValues: { email: '', role: 'STAFF' },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (input) => {
    try {
      await assign.mutateAsync(input);
      reset({ email: '', role: input.role });
    } catch (thrown) {
      applyIssues(thrown, { fields: ['email', 'role'], setError });
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Put in charge">
      <FieldRow>
        <TextField
          label="E-mail address"
          type="email"
          inputMode="email"
          autoComplete="off"
          {...fieldError(errors.email)}
          {...register('email')}
        />
        <SelectField label="As" {...fieldError(errors.role)} {...register('role')}>
          <option value="STAFF">Staff</option>
          <option value="KIOSK">Kiosk</option>
        </SelectField>
      </FieldRow>
      {assign.error && <ErrorNotice error={assign.error} />}
      {assign.data && !isSubmitting && (
        <Notice tone="success">
          {assign.data.email} is in charge
          {assign.data.state === 'PENDING' ? ' as soon as this address has an account' : ' from the next sign-in on'}.
        </Notice>
      )}
      <FormActions>
        <Button type="submit" isLoading={isSubmitting} loadingText="Adding…">
          Put in charge
        </Button>
      </FormActions>
    </Form>
  );
};
