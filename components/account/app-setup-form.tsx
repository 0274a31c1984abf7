'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Button, TextField } from '@aws-amplify/ui-react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { ErrorNotice } from '@/components/ui/error-notice';
import { fieldError } from '@/components/ui/field-error';
import { Form, FormActions } from '@/components/ui/form';
import type { AppSetup } from '@/lib/data/second-factor';
import { toAppError } from '@/lib/data/unwrap';
import { appCodeInput } from '@/lib/validation/app-code';
import styles from './app-setup-form.module.css';
import { CopyableSecret } from './copyable-secret';
import { SetupQr } from './setup-qr';
import { useFinishAppSetup } from './use-second-factor';

type Props = { sub: string; setup: AppSetup; onCancel: () => void; onDone: () => void };
type Values = z.input<typeof appCodeInput>;

/** Two steps: the app learns the secret, and proves it with a code. */
export const AppSetupForm = ({ sub, setup, onCancel, onDone }: Props) => {
  const finish = useFinishAppSetup(sub);
  const { register, handleSubmit, setError, formState } = useForm<Values, unknown, z.output<typeof appCodeInput>>({
    resolver: zodResolver(appCodeInput),
    defaultValues: { code: '' },
  });
  const { errors, isSubmitting } = formState;
  const isCodeWrong = finish.error ? toAppError(finish.error).code === 'WRONG_CODE' : false;

  const submit = handleSubmit(async ({ code }) => {
    try {
      await finish.mutateAsync(code);
      onDone();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'WRONG_CODE') setError('code', { message: error.userMessage }, { shouldFocus: true });
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Set up an authenticator app">
      <section className={styles.step} aria-labelledby="learn">
        <h3 id="learn" className={styles.title}>
          1. Scan this with your app
        </h3>
        <div className={styles.ways}>
          <SetupQr address={setup.address} />
          <div className={styles.otherways}>
            <p>
              On this phone? <a href={setup.address}>Open it in your app</a>, or type this key:
            </p>
            <CopyableSecret secret={setup.secret} />
          </div>
        </div>
      </section>
      <section className={styles.step} aria-labelledby="prove">
        <h3 id="prove" className={styles.title}>
          2. Enter the code that it shows
        </h3>
        <TextField
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          isRequired
          className={styles.code}
          {...fieldError(errors.code)}
          {...register('code')}
        />
        {finish.error && !isCodeWrong && <ErrorNotice error={finish.error} />}
        <FormActions>
          <Button type="submit" variation="primary" isLoading={isSubmitting} loadingText="Checking…">
            Turn on
          </Button>
          <Button onClick={onCancel} isDisabled={isSubmitting}>
            Cancel
          </Button>
        </FormActions>
      </section>
    </Form>
  );
};
