'use client';

import { useKeys, type KeyPress } from '../use-keys';
import { commandOf, type Command } from './board-keys';

/** Runs a command for each key press that is meant for the board. A key that is held down goes on moving, and does nothing else. */
export const useBoardKeys = (isActive: boolean, run: (command: Command) => void): void => useKeys(isActive, pressedCommand, run);

const pressedCommand = (press: KeyPress): Command | undefined => {
  const command = commandOf(press);
  return press.repeat && command && !isMove(command) ? undefined : command;
};

const isMove = (command: Command): boolean => command === 'next' || command === 'previous' || command === 'left' || command === 'right';
