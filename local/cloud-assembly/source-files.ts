import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const SOURCE = /\.(ts|tsx|js|mjs|json)$/;
const RELATIVE_IMPORT = /(?:from|import|import\()\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/**
 * Every file of a folder, and every file outside of it that these import by a relative path, directly or not. Folders
 * that are hidden or installed do not count.
 */
export const listSources = (folder: string): string[] => {
  const sources = new Set<string>();
  const waiting = listFiles(folder);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sources.has(file)) continue;
    sources.add(file);
    if (SOURCE.test(file)) waiting.push(...importsOf(file));
  }
  return [...sources].sort();
};

/** Hash of the names and contents of files. */
export const hashContent = (files: string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
};

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });

/** Imports name their file with its extension everywhere in this repo; what does not exist is the synthesis' to report. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(RELATIVE_IMPORT)]
    .map(([, path = '']) => resolve(dirname(file), path))
    .filter((path) => existsSync(path) && SOURCE.test(path));
