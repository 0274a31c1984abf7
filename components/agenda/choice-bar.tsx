'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import styles from './choice-bar.module.css';

type Props<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  current: Value | undefined;
  onChange: (value: Value) => void;
  className?: string | undefined;
};

/** One of a few, side by side; many scroll sideways, and the chosen one comes into sight. */
export const ChoiceBar = <Value extends string>({ label, options, current, onChange, className }: Props<Value>) => {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = bar.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (!bar.current || !chosen) return;
    // Not scrollIntoView, which would move the page too.
    bar.current.scrollLeft = chosen.offsetLeft - (bar.current.clientWidth - chosen.offsetWidth) / 2;
  }, [current]);
  return (
    <div ref={bar} role="group" aria-label={label} className={classNames(styles.bar, className)}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.choice}
          aria-pressed={option.value === current}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
};
