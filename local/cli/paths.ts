import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** State of `npm run dev` and `npm run sandbox`; USHER_DATA_FOLDER names another. Private copies have folders of their own. */
export const DATA_FOLDER = process.env.USHER_DATA_FOLDER ? resolve(process.env.USHER_DATA_FOLDER) : join(ROOT, '.local', 'dev');
export const OUTPUTS_FILE = resolve(ROOT, process.env.USHER_OUTPUTS_FILE ?? 'amplify_outputs.json');
