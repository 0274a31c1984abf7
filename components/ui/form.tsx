import { Button } from '@aws-amplify/ui-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './form.module.css';

/** A form in one column. The browser's own bubbles are off: errors stand beside the fields. */
export const Form = (props: ComponentProps<'form'>) => <form noValidate {...props} className={styles.form} />;

/** Fields that belong together, under one legend. */
export const FieldGroup = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset className={styles.group}>
    <legend className={styles.legend}>{legend}</legend>
    {children}
  </fieldset>
);

/** Fields side by side where there is room. */
export const FieldRow = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>;

export const FormActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>;

type FooterProps = {
  submitLabel: string;
  isSubmitting: boolean;
  /** Stands above the button: what failed, what was saved. */
  message?: ReactNode;
  otherActions?: ReactNode;
};

/** The end of a form that saves something. */
export const FormFooter = ({ submitLabel, isSubmitting, message, otherActions }: FooterProps) => (
  <>
    {message}
    <FormActions>
      <Button type="submit" variation="primary" size="large" isLoading={isSubmitting} loadingText="Saving…">
        {submitLabel}
      </Button>
      {otherActions}
    </FormActions>
  </>
);
