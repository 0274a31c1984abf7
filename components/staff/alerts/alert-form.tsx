'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Radio, RadioGroupField, SelectField, TextField } from '@aws-amplify/ui-react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { applyIssues } from '@/components/ui/apply-issues';
import { ErrorNotice } from '@/components/ui/error-notice';
import { fieldError } from '@/components/ui/field-error';
import { Form, FormActions } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import type { ServiceArea } from '@/lib/domain/service-area';
import { ALL_AREAS } from '@/lib/domain/service-area';
import { requestAlertInput } from '@/lib/validation/request-alert';
import { useCreateAlert } from './use-request-alerts';

type Props = { eventId: string; areas: ServiceArea[]; email: string };
type Values = z.input<typeof requestAlertInput>;

/** Sets up an alert for oneself. The same schema checks it here and on the server. */
export const AlertForm = ({ eventId, areas, email }: Props) => {
  const create = useCreateAlert(eventId);
  const { register, control, handleSubmit, setError, resetField, formState } = useForm<Values, unknown, z.output<typeof requestAlertInput>>(
    {
      resolver: zodResolver(requestAlertInput),
      defaultValues: { eventId, area: ALL_AREAS, channel: 'EMAIL', phone: '' },
    },
  );
  const { errors, isSubmitting } = formState;
  const channel = useWatch({ control, name: 'channel' });

  const submit = handleSubmit(async ({ area, channel: by, phone }) => {
    try {
      await create.mutateAsync({ area, channel: by, phone });
      resetField('phone');
    } catch (thrown) {
      applyIssues(thrown, { fields: ['area', 'channel', 'phone'], setError });
    }
  });

  return (
    <Form onSubmit={submit} aria-label="New alert">
      <SelectField label="Tell me of requests to" {...fieldError(errors.area)} {...register('area')}>
        <option value={ALL_AREAS}>All areas</option>
        {areas.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Controller
        control={control}
        name="channel"
        render={({ field: { value, onChange, name } }) => (
          <RadioGroupField
            legend="By"
            name={name}
            value={value}
            onChange={({ target }) => {
              onChange(target.value);
              // An e-mail with a number would be refused.
              resetField('phone');
            }}
            {...fieldError(errors.channel)}
          >
            <Radio value="EMAIL">
              E-mail to <bdi>{email}</bdi>
            </Radio>
            <Radio value="SMS">Text message</Radio>
          </RadioGroupField>
        )}
      />
      {channel === 'SMS' && (
        <TextField
          label="Mobile phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          isRequired
          descriptiveText="With the country code, for example +351 912 345 678"
          {...fieldError(errors.phone)}
          {...register('phone')}
        />
      )}
      {create.error && <ErrorNotice error={create.error} />}
      {create.data && !isSubmitting && (
        <Notice tone="success">
          {create.data.state === 'PENDING'
            ? 'One step is left: follow the link in the e-mail that we sent you.'
            : 'You will hear of every new request from now on.'}
        </Notice>
      )}
      <FormActions>
        <Button type="submit" variation="primary" isLoading={isSubmitting} loadingText="One moment…">
          Tell me
        </Button>
      </FormActions>
    </Form>
  );
};
