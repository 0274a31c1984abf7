'use client';

import { useEffect, useRef } from 'react';

export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; repeat: boolean };

/** Runs a command for each key press that is meant for the page: not while someone types, and not behind a dialog. */
export const useKeys = <Command>(
  isActive: boolean,
  commandOf: (press: KeyPress) => Command | undefined,
  run: (command: Command) => void,
) => {
  const latest = useRef({ commandOf, run });
  useEffect(() => {
    latest.current = { commandOf, run };
  }, [commandOf, run]);
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const command = latest.current.commandOf(event);
      if (!command || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') || takesKeys(event.target)) return;
      event.preventDefault();
      latest.current.run(command);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isActive]);
};

const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));
