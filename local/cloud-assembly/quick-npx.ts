import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { writeFileAtOnce } from '../data-folder.ts';

/**
 * A PATH whose `npx` starts an installed program at once. CDK bundles each function through `npx --no-install esbuild`,
 * and npm takes longer to start than esbuild to bundle: half of a synthesis.
 */
export const pathWithQuickNpx = ({ root, folder }: { root: string; folder: string }): string => {
  mkdirSync(folder, { recursive: true });
  const npx = join(folder, 'npx');
  const lines = [
    '#!/bin/sh',
    '[ "$1" = --no-install ] && shift',
    'program=$1',
    'shift',
    `exec "${join(root, 'node_modules', '.bin')}/$program" "$@"`,
  ];
  writeFileAtOnce(npx, `${lines.join('\n')}\n`, 0o755);
  return `${folder}${delimiter}${process.env.PATH ?? ''}`;
};
