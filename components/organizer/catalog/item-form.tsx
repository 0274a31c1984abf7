'use client';

import { SelectField, TextAreaField, TextField } from '@aws-amplify/ui-react';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { zoneName } from '@/components/event/format-time';
import { applyIssues } from '@/components/ui/apply-issues';
import { fieldError } from '@/components/ui/field-error';
import { FieldGroup, FieldRow, Form, FormFooter } from '@/components/ui/form';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';
import { CATALOG_LIMITS, REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import type { ServiceArea } from '@/lib/domain/service-area';
import { itemFormResolver, type ItemEntries } from './item-form-resolver';
import { ITEM_FIELDS, type ItemField, type ItemFormEvent, type ItemFormFields } from './item-form-values';
import styles from './item-form.module.css';
import { PictureField } from './picture-field';
import { TagsField } from './tags-field';

type Props = {
  /** When this changes, the form shows it, but for entries in `typed`. */
  values: ItemFormFields;
  /** Entries of this form that outlive a change of `values`. */
  typed?: Partial<Record<ItemField, unknown>>;
  event: ItemFormEvent & { startsAt: string };
  areas: ServiceArea[];
  /** A new item has its first stock in the form; later it is counted apart. */
  isNew: boolean;
  submitLabel: string;
  /** Rejects with an AppError, whose issues land on the fields. */
  onSubmit: (entries: ItemEntries, typed: ItemFormFields) => Promise<void>;
  /** Stands above the button: what failed, what was saved. */
  message?: ReactNode;
  otherActions?: ReactNode;
};

/** What an item is, what it costs, where and when it is served, and how many a guest may have. */
export const ItemForm = ({ values, typed, event, areas, isNew, submitLabel, onSubmit, message, otherActions }: Props) => {
  const resolver = useMemo(
    () => itemFormResolver({ currency: event.currency, timeZone: event.timeZone }),
    [event.currency, event.timeZone],
  );
  const { register, handleSubmit, setError, setValue, getValues, reset, control, formState } = useForm<
    ItemFormFields,
    unknown,
    ItemEntries
  >({
    resolver,
    defaultValues: values,
    mode: 'onTouched',
  });
  const { errors, isSubmitting, isDirty } = formState;
  useUnsavedWarning(isDirty && !isSubmitting);
  useEffect(() => {
    reset(values);
    for (const field of ITEM_FIELDS) {
      if (typed && field in typed) setValue(field, typed[field] as never, { shouldDirty: true });
    }
  }, [reset, setValue, values, typed]);

  const submit = handleSubmit(async (entries) => {
    try {
      await onSubmit(entries, getValues());
    } catch (thrown) {
      applyIssues(thrown, { fields: [...ITEM_FIELDS, 'stock'], setError });
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Item">
      <FieldGroup legend="What it is">
        <TextField
          label="Name"
          isRequired
          autoComplete="off"
          maxLength={CATALOG_LIMITS.name}
          {...fieldError(errors.name)}
          {...register('name')}
        />
        <FieldRow>
          <SelectField label="Category" {...fieldError(errors.category)} {...register('category')}>
            {Object.entries(REQUEST_CATEGORIES).map(([category, words]) => (
              <option key={category} value={category}>
                {words}
              </option>
            ))}
          </SelectField>
          <TextField
            label={`Price in ${event.currency} (0 is free)`}
            isRequired
            inputMode="decimal"
            autoComplete="off"
            {...fieldError(errors.priceCents)}
            {...register('priceCents')}
          />
        </FieldRow>
        <TextAreaField
          label="Description (optional)"
          rows={3}
          maxLength={CATALOG_LIMITS.description}
          {...fieldError(errors.description)}
          {...register('description')}
        />
        <PictureField control={control} />
        <TagsField control={control} />
      </FieldGroup>

      <FieldGroup legend="Where and when">
        <SelectField label="Served by" {...fieldError(errors.area)} {...register('area')}>
          {areas.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <FieldRow>
          <TextField
            label="Offered from (optional)"
            type="datetime-local"
            {...fieldError(errors.availableFrom)}
            {...register('availableFrom')}
          />
          <TextField
            label="Offered until (optional)"
            type="datetime-local"
            {...fieldError(errors.availableUntil)}
            {...register('availableUntil')}
          />
        </FieldRow>
        <p
          className={styles.hint}
        >{`Times are ${zoneName(event.timeZone, event.startsAt)}. Left empty, it is offered for as long as the event runs.`}</p>
      </FieldGroup>

      <FieldGroup legend="How many">
        <FieldRow>
          {isNew && (
            <TextField
              label="There are (optional)"
              inputMode="numeric"
              autoComplete="off"
              descriptiveText="Left empty, it never runs out"
              {...fieldError(errors.stock)}
              {...register('stock')}
            />
          )}
          <TextField
            label="Limit per guest (optional)"
            inputMode="numeric"
            autoComplete="off"
            descriptiveText="Over the whole event"
            {...fieldError(errors.limitPerGuest)}
            {...register('limitPerGuest')}
          />
        </FieldRow>
      </FieldGroup>

      <FormFooter submitLabel={submitLabel} isSubmitting={isSubmitting} message={message} otherActions={otherActions} />
    </Form>
  );
};
