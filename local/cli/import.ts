import { importData } from '../data-transfer.ts';
import { folderMissing } from './export.ts';
import { DATA_FOLDER } from './paths.ts';

/** `npm run sandbox:import -- <folder>` */
export const run = async ([folder]: string[]): Promise<number> => {
  if (!folder) throw folderMissing('import');
  importData({ dataFolder: DATA_FOLDER, from: folder });
  console.log(`The sandbox has the data of ${folder}.`);
  return 0;
};
