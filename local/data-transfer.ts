import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DataFolder, replacedFolderOf } from './data-folder.ts';
import { SandboxError } from './sandbox-error.ts';

const MANIFEST = 'usher-export.json';
const FORMAT = 1;

type Manifest = { format: number; exportedAt: string };

/**
 * Copies a stopped sandbox's data to a folder, which must be new, empty or an earlier export. The copy is complete before
 * it takes the folder's place. Rejects with DATA_FOLDER_IN_USE while the sandbox runs.
 */
export const exportData = ({ dataFolder, to }: { dataFolder: string; to: string }): void => {
  const target = resolve(to);
  refuseForeignFolder(target);
  const data = DataFolder.open(dataFolder);
  const partial = partialFolderOf(target);
  try {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    for (const entry of data.entries()) cpSync(data.file(entry), join(partial, entry), { recursive: true });
    const manifest: Manifest = { format: FORMAT, exportedAt: new Date().toISOString() };
    writeFileSync(join(partial, MANIFEST), JSON.stringify(manifest));
    swap(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
    data.close();
  }
};

/**
 * Replaces a stopped sandbox's data by an export. Until the copy is complete the old data stays as it is. Rejects with
 * DATA_FOLDER_IN_USE while the sandbox runs, DATA_FOLDER_BROKEN when the folder is no export.
 */
export const importData = ({ dataFolder, from }: { dataFolder: string; from: string }): void => {
  const source = resolve(from);
  refuseUnreadableExport(source);
  const data = DataFolder.open(dataFolder);
  const partial = partialFolderOf(resolve(dataFolder));
  try {
    rmSync(partial, { recursive: true, force: true });
    cpSync(source, partial, { recursive: true });
    rmSync(join(partial, MANIFEST));
    swap(partial, resolve(dataFolder));
  } finally {
    rmSync(partial, { recursive: true, force: true });
    data.close();
  }
};

/** Where a copy grows: on the same disk as the folder itself, so that a rename suffices. */
const partialFolderOf = (folder: string): string => join(dirname(folder), `.${basename(folder)}.partial`);

/** Puts a finished folder in another's place by renaming alone. */
const swap = (finished: string, target: string): void => {
  const replaced = replacedFolderOf(target);
  rmSync(replaced, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, replaced);
  renameSync(finished, target);
  rmSync(replaced, { recursive: true, force: true });
};

const refuseForeignFolder = (folder: string): void => {
  if (!existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, MANIFEST))) return;
  throw new SandboxError({
    code: 'DATA_FOLDER_BROKEN',
    message: `${folder} holds something that is no earlier export.`,
    resolution: 'Name a new folder, an empty one, or one of an earlier export.',
  });
};

const refuseUnreadableExport = (folder: string): void => {
  const file = join(folder, MANIFEST);
  const format = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest).format : undefined;
  if (format === FORMAT) return;
  throw new SandboxError({
    code: 'DATA_FOLDER_BROKEN',
    message:
      format === undefined ? `${folder} is no export of a sandbox.` : `${folder} was exported by another version (format ${format}).`,
    resolution: 'Name a folder that "npm run sandbox:export -- <folder>" of this version has written.',
  });
};
