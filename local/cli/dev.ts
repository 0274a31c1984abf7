import { runDeveloperSession } from './developer-session.ts';

/** `npm run dev`: the sandbox and the site. */
export const run = (): Promise<number> => runDeveloperSession({ withSite: true });
