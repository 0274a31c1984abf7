import type { ComponentProps } from 'react';
import styles from './kiosk-button.module.css';

/** A button that can be hit with a whole hand. */
export const KioskButton = (props: ComponentProps<'button'>) => <button type="button" className={styles.button} {...props} />;
