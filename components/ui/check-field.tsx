import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './check-field.module.css';

type Props = Omit<ComponentProps<'input'>, 'type' | 'id'> & { label: ReactNode; description?: ReactNode; error?: string | undefined };

/** A native checkbox with its label, explanation and error. */
export const CheckField = ({ label, description, error, ...input }: Props) => {
  const id = useId();
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <input
        {...input}
        type="checkbox"
        id={id}
        className={styles.box}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy || undefined}
      />
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {description && (
        <p id={`${id}-description`} className={styles.description}>
          {description}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
};
