import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Hash of the names and contents of files and of whole folders. Missing paths count as empty. */
export const hashContent = (paths: string[]): string => {
  const hash = createHash('sha256');
  for (const path of paths) for (const file of listFiles(path)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
};

const listFiles = (path: string): string[] => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => (entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : listFiles(join(path, entry.name))));
};
