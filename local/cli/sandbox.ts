import { runDeveloperSession } from './developer-session.ts';

/** `npm run sandbox`: the sandbox without the site. */
export const run = (): Promise<number> => runDeveloperSession({ withSite: false });
