import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFileAtOnce } from '../data-folder.ts';
import { hashContent } from './source-files.ts';
import type { LocalBackend } from './local-backend.ts';
import { synthesize } from './synthesize.ts';

const READERS = dirname(fileURLToPath(import.meta.url));

/**
 * Synthesizes a backend and reads it, each only when something changed since the last time: the parsed backend is kept
 * beside its assembly, under the hash of the code that read it.
 */
export const loadBackend = async (
  request: Parameters<typeof synthesize>[0],
): Promise<{ backend: LocalBackend; folder: string; isFresh: boolean }> => {
  const { folder, isFresh } = await synthesize(request);
  const cache = join(folder, `local-backend-${hashContent(readerFiles())}.json`);
  if (existsSync(cache)) {
    const kept = JSON.parse(readFileSync(cache, 'utf8')) as { folder: string; backend: LocalBackend };
    // Paths of assets are absolute, so that a moved checkout reads its assemblies again.
    if (kept.folder === folder) return { backend: kept.backend, folder, isFresh };
  }
  const { readAssembly } = await import('./read-assembly.ts');
  const backend = await readAssembly(folder);
  writeFileAtOnce(cache, JSON.stringify({ folder, backend }));
  return { backend, folder, isFresh };
};

const readerFiles = (): string[] =>
  readdirSync(READERS)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(READERS, name));
