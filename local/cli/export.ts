import { SandboxError } from '../sandbox-error.ts';
import { exportData } from '../data-transfer.ts';
import { DATA_FOLDER } from './paths.ts';

/** `npm run sandbox:export -- <folder>` */
export const run = async ([folder]: string[]): Promise<number> => {
  if (!folder) throw folderMissing('export');
  exportData({ dataFolder: DATA_FOLDER, to: folder });
  console.log(`The sandbox's data is in ${folder}. "npm run sandbox:import -- ${folder}" brings it back.`);
  return 0;
};

export const folderMissing = (command: 'export' | 'import'): SandboxError =>
  new SandboxError({
    code: 'DATA_FOLDER_BROKEN',
    message: `sandbox:${command} needs a folder.`,
    resolution: `Name one: npm run sandbox:${command} -- <folder>`,
  });
