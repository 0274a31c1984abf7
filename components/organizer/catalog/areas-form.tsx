'use client';

import { Button, TextField } from '@aws-amplify/ui-react';
import { useEffect, useMemo, useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { fieldError } from '@/components/ui/field-error';
import { Form, FormActions } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';
import type { ServiceAreaInput, ServiceAreas } from '@/lib/data/manage-catalog';
import { toAppError } from '@/lib/data/unwrap';
import { HELP_DESK, SERVICE_AREA_LIMITS } from '@/lib/domain/service-area';
import styles from './areas-form.module.css';
import { areaPathOf, areasFormValuesOf, areasResolver, NEW_AREA, type AreasFormFields } from './areas-form-values';
import { useSaveServiceAreas, useServiceAreas } from './use-catalog';

/** Adds, renames and removes areas, all in one save. A newer version never replaces what is being typed unasked. */
export const AreasForm = ({ saved }: { saved: ServiceAreas }) => {
  const [seen, setSeen] = useState(saved);
  const values = useMemo(() => areasFormValuesOf(seen), [seen]);
  const { refetch } = useServiceAreas(saved.eventId);
  const save = useSaveServiceAreas(saved.eventId);
  const { register, control, handleSubmit, setError, setFocus, reset, formState } = useForm<AreasFormFields, unknown, ServiceAreaInput[]>({
    resolver: areasResolver,
    defaultValues: values,
    mode: 'onTouched',
  });
  const { fields, append, remove } = useFieldArray({ control, name: 'areas' });
  const { errors, isDirty, isSubmitting } = formState;
  useUnsavedWarning(isDirty && !isSubmitting);
  useEffect(() => reset(values), [reset, values]);

  // Publishing the event makes a new version too, which changes nothing that this form shows.
  const isSame = JSON.stringify(areasFormValuesOf(saved)) === JSON.stringify(values);
  const version = isSame ? saved.version : seen.version;
  const submit = handleSubmit(async (areas) => {
    try {
      setSeen(await save.mutateAsync({ areas, version }));
    } catch (thrown) {
      for (const { path, message } of toAppError(thrown).issues) {
        const field = areaPathOf(path);
        if (field) setError(field, { type: 'server', message });
      }
    }
  });

  const showSaved = async () => {
    const { data } = await refetch();
    if (!data) return;
    setSeen(data);
    // What is saved may be what was seen before: then only the entries change.
    reset(areasFormValuesOf(data));
    save.reset();
  };

  const removeRow = (index: number) => {
    remove(index);
    setFocus(`areas.${Math.max(0, index - 1)}.name`);
  };

  return (
    <Form onSubmit={submit} aria-label="Areas">
      <ul role="list" className={styles.areas}>
        {fields.map((field, index) => (
          <li key={field.id} className={styles.area}>
            <TextField
              label="Name"
              autoComplete="off"
              maxLength={SERVICE_AREA_LIMITS.name}
              {...fieldError(errors.areas?.[index]?.name)}
              {...register(`areas.${index}.name`)}
            />
            <TextField
              label="Target (minutes)"
              inputMode="numeric"
              autoComplete="off"
              {...fieldError(errors.areas?.[index]?.targetMinutes)}
              {...register(`areas.${index}.targetMinutes`)}
            />
            {field.areaId === HELP_DESK.id ? (
              <p className={styles.fixed}>Always there</p>
            ) : (
              <Button className={styles.remove} onClick={() => removeRow(index)} aria-label={`Remove ${field.name || 'the new area'}`}>
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        A request that waits longer than its area’s target turns red on the staff board. Calls for help go to the help desk, which you can
        rename but not remove.
      </p>
      {fields.length < SERVICE_AREA_LIMITS.count && (
        <div>
          <Button onClick={() => append(NEW_AREA, { focusName: `areas.${fields.length}.name` })}>Add an area</Button>
        </div>
      )}
      {errors.areas?.root && <Notice tone="error">{errors.areas.root.message}</Notice>}
      <Outcome error={save.error} isSaved={save.isSuccess && !isDirty} onShowSaved={() => void showSaved()} />
      <FormActions>
        <Button type="submit" variation="primary" size="large" isLoading={isSubmitting} loadingText="Saving…">
          Save the areas
        </Button>
        <ButtonLink href={`/organizer/events/${saved.eventId}/catalog`}>Back to the catalogue</ButtonLink>
      </FormActions>
    </Form>
  );
};

type OutcomeProps = { error: unknown; isSaved: boolean; onShowSaved: () => void };

const Outcome = ({ error, isSaved, onShowSaved }: OutcomeProps) => {
  if (isSaved) return <Notice tone="success">Saved.</Notice>;
  if (!error) return null;
  switch (toAppError(error).code) {
    case 'AREA_IN_USE':
      return (
        <Notice
          tone="error"
          title="An area that you removed is still needed"
          action={<Button onClick={onShowSaved}>Bring the areas back</Button>}
        >
          Something on the catalogue is served there, or a request is still open. Move or archive its items and finish its requests first.
          Nothing was saved.
        </Notice>
      );
    case 'VERSION_CONFLICT':
      return (
        <Notice
          tone="warning"
          title="Someone else changed the event in the meantime"
          action={<Button onClick={onShowSaved}>Show the new version</Button>}
        >
          Nothing was saved, and what you typed is still here. The new version replaces it.
        </Notice>
      );
    default:
      return <ErrorNotice error={error} />;
  }
};
