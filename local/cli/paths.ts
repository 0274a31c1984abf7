import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** State of `npm run dev` and `npm run sandbox`. Private copies have folders of their own. */
export const DATA_FOLDER = join(ROOT, '.local', 'dev');
export const OUTPUTS_FILE = join(ROOT, 'amplify_outputs.json');
