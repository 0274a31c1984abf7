'use client';

import { Button } from '@aws-amplify/ui-react';
import { useId, useRef, useState } from 'react';
import { useController, type Control } from 'react-hook-form';
import type { ItemEntries } from './item-form-resolver';
import type { ItemFormFields } from './item-form-values';
import { itemPictureOf, PictureRefused } from './item-picture';
import styles from './picture-field.module.css';

/** An item's picture: chosen from a file, squared and made small on this device, shown as guests will see it. */
export const PictureField = ({ control }: { control: Control<ItemFormFields, unknown, ItemEntries> }) => {
  const {
    field: { value, onChange, ref },
    fieldState,
  } = useController({ name: 'picture', control });
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const error = refusal ?? fieldState.error?.message;

  const take = async (file: File) => {
    setIsBusy(true);
    setRefusal(undefined);
    try {
      onChange(await itemPictureOf(file));
    } catch (thrown) {
      if (!(thrown instanceof PictureRefused)) throw thrown;
      setRefusal(thrown.message);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <div className={styles.field} role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`}>
      <p id={`${id}-label`} className={styles.label}>
        Picture (optional)
      </p>
      <div className={styles.row}>
        {value ? (
          <img src={value} alt="The picture as guests see it" width={96} height={96} className={styles.preview} />
        ) : (
          <span className={styles.nothing} aria-hidden="true" />
        )}
        <div className={styles.actions}>
          <Button size="small" ref={ref} onClick={() => input.current?.click()} isLoading={isBusy} loadingText="Reading…">
            {value ? 'Choose another picture' : 'Choose a picture'}
          </Button>
          {value && (
            <Button
              size="small"
              variation="link"
              onClick={() => {
                setRefusal(undefined);
                onChange('');
              }}
            >
              Remove the picture
            </Button>
          )}
          <p id={`${id}-hint`} className={styles.hint}>
            Its middle square is kept, small enough for a phone on a slow network.
          </p>
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label="Picture file"
        tabIndex={-1}
        className={styles.file}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // Choosing the same file again is a change again.
          target.value = '';
          if (file) void take(file);
        }}
      />
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
};
