'use client';

import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import styles from './color-mode-switch.module.css';

const MODES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As device' },
] as const;

const subscribe = () => () => {};

/** Light, dark or as the device says. The choice is known only in the browser, so the server marks none. */
export const ColorModeSwitch = () => {
  const { theme, setTheme } = useTheme();
  const isInBrowser = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Colours</legend>
      {MODES.map(({ value, label }) => (
        <label key={value} className={styles.option}>
          <input type="radio" name="color-mode" value={value} checked={isInBrowser && theme === value} onChange={() => setTheme(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
};
