import { DataFolder } from '../data-folder.ts';
import { DATA_FOLDER } from './paths.ts';
import { confirm } from './terminal.ts';

/** `npm run sandbox:reset [-- --yes]`: deletes all local data. Refuses while the sandbox runs. */
export const run = async (args: string[]): Promise<number> => {
  const data = DataFolder.open(DATA_FOLDER);
  try {
    if (!args.includes('--yes') && !(await confirm('Delete all data of the sandbox: events, guests, accounts, messages and keys?'))) {
      console.log('Nothing was deleted. To delete without being asked: npm run sandbox:reset -- --yes');
      return 1;
    }
    data.clear();
    console.log('All data is deleted. The next "npm run dev" begins with the demo event.');
    return 0;
  } finally {
    data.close();
  }
};
