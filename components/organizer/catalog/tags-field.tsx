'use client';

import { useController, type Control } from 'react-hook-form';
import { DIETARY_TAGS } from '@/lib/domain/catalog';
import type { ItemEntries } from './item-form-resolver';
import type { ItemFormFields } from './item-form-values';
import styles from './tags-field.module.css';

const TAGS = Object.entries(DIETARY_TAGS);

/** What the item is or is not made of. */
export const TagsField = ({ control }: { control: Control<ItemFormFields, unknown, ItemEntries> }) => {
  const {
    field: { value, onChange, onBlur, ref },
    fieldState,
  } = useController({ name: 'dietaryTags', control });
  const change = (tag: string, isChosen: boolean) =>
    // In the list's own order, so that choosing and taking back leaves the form as it was.
    onChange(TAGS.map(([known]) => known).filter((known) => (known === tag ? isChosen : value.includes(known))));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>Dietary tags (optional)</legend>
      <div className={styles.tags}>
        {TAGS.map(([tag, words], position) => (
          <label key={tag} className={styles.tag}>
            <input
              type="checkbox"
              ref={position === 0 ? ref : undefined}
              checked={value.includes(tag)}
              onChange={({ target }) => change(tag, target.checked)}
              onBlur={onBlur}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {fieldState.error && (
        <p role="alert" className={styles.error}>
          {fieldState.error.message}
        </p>
      )}
    </fieldset>
  );
};
