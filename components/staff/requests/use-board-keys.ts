'use client';

import { useEffect, useRef } from 'react';
import { commandOf, type Command } from './board-keys';

/** Runs a command for each key press that is meant for the board: not while someone types, and not behind a dialog. */
export const useBoardKeys = (isActive: boolean, run: (command: Command) => void): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  }, [run]);
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command || event.defaultPrevented || event.repeat !== (event.repeat && isMove(command))) return;
      if (document.querySelector('dialog[open]') || takesKeys(event.target)) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isActive]);
};

const isMove = (command: Command): boolean => command === 'next' || command === 'previous' || command === 'left' || command === 'right';

const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));
