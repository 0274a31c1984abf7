import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import type { SandboxError } from '../sandbox-error.ts';

/** One line what happened, one line what to do. */
export const printError = ({ message, resolution }: SandboxError): void => {
  console.error(`${styleText('red', 'Error')}  ${message}`);
  console.error(`${styleText('cyan', 'To do')}  ${resolution}`);
};

/** Rows of a name and a value; an empty row separates. */
export const printTable = (rows: string[][]): void => {
  const width = Math.max(...rows.map(([name = '']) => name.length));
  console.log('');
  for (const [name = '', value = ''] of rows) console.log(`  ${styleText('bold', name.padEnd(width))}  ${value}`.trimEnd());
  console.log('');
};

/** Asks a yes-or-no question. Without a terminal to ask on, the answer is no. */
export const confirm = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
};
