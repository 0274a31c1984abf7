import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataFolder, replacedFolderOf } from '../../../local/data-folder.ts';
import { exportData, importData } from '../../../local/data-transfer.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** A data folder with one durable file. */
const dataFolderWith = (content: string): string => {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  writeFileSync(join(folder, 'secrets.json'), content);
  return folder;
};

const readSecrets = (folder: string): string => readFileSync(join(folder, 'secrets.json'), 'utf8');

test('an import replaces what was there, and brings nothing but the exported state', () => {
  const to = join(temporaryFolder(), 'copy');
  const target = dataFolderWith('new');
  writeFileSync(join(target, 'scheduler.json'), '{}');
  exportData({ dataFolder: dataFolderWith('old'), to });
  importData({ dataFolder: target, from: to });
  expect(readSecrets(target)).toBe('old');
  expect(readdirSync(target)).toEqual(['secrets.json']);
});

test('an earlier export is replaced, anything else is not', () => {
  const to = join(temporaryFolder(), 'copy');
  exportData({ dataFolder: dataFolderWith('first'), to });
  exportData({ dataFolder: dataFolderWith('second'), to });
  expect(readSecrets(to)).toBe('second');
  const photographs = temporaryFolder();
  writeFileSync(join(photographs, 'cat.jpg'), '');
  expect(() => exportData({ dataFolder: dataFolderWith('third'), to: photographs })).toThrow('no earlier export');
  expect(readdirSync(photographs)).toEqual(['cat.jpg']);
});

test('a folder that is no export is not imported, and the data stays', () => {
  const dataFolder = dataFolderWith('kept');
  expect(() => importData({ dataFolder, from: temporaryFolder() })).toThrow('is no export');
  expect(readSecrets(dataFolder)).toBe('kept');
});

test('nothing is copied or deleted while a sandbox has the data open', () => {
  const dataFolder = dataFolderWith('in use');
  const holder = DataFolder.open(dataFolder);
  for (const attempt of [() => exportData({ dataFolder, to: join(temporaryFolder(), 'copy') }), () => DataFolder.open(dataFolder)]) {
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'DATA_FOLDER_IN_USE', message: expect.stringContaining(`process ${process.pid}`) }),
    );
  }
  holder.close();
  DataFolder.open(dataFolder).close();
});

test('an import that was killed before its last step is undone by the next start', () => {
  const dataFolder = dataFolderWith('before the import');
  renameSync(dataFolder, replacedFolderOf(dataFolder));
  DataFolder.open(dataFolder).close();
  expect(readSecrets(dataFolder)).toBe('before the import');
});
