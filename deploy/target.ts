import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { Environment } from '../amplify/infra/settings.ts';
import packageJson from '../package.json' with { type: 'json' };

/** A backend as Amplify names it: a branch of an app, or somebody's sandbox. */
export type Target = { namespace: string; name: string; type: 'branch' | 'sandbox' };

/** What the offline sandbox calls itself, see local/sandbox.ts. */
const OFFLINE: Target = { namespace: 'local', name: 'dev', type: 'sandbox' };

export class UsageError extends Error {}

/**
 * Which backend is meant: a branch by `--branch` and `--app-id` or, in a build of Amplify Hosting, by its variables; else
 * the sandbox of whoever runs this, or that of `--identifier`, as in `ampx sandbox`. Throws a UsageError.
 */
export const targetOf = (args: string[], environment: Environment): Target => {
  const { branch, 'app-id': appId, identifier } = optionsOf(args);
  if (identifier !== undefined) {
    if (branch !== undefined) throw new UsageError('--identifier names a sandbox and --branch a branch: give one of them.');
    return { namespace: packageJson.name, name: identifier, type: 'sandbox' };
  }
  const name = branch ?? environment['AWS_BRANCH'];
  const namespace = appId ?? environment['AWS_APP_ID'];
  if (name && namespace) return { namespace, name, type: 'branch' };
  if (branch !== undefined || appId !== undefined) throw new UsageError('A branch needs both --branch and --app-id.');
  if (environment['USHER_SANDBOX_URL']) return OFFLINE;
  return { namespace: packageJson.name, name: userInfo().username, type: 'sandbox' };
};

const optionsOf = (args: string[]) => {
  try {
    const options = { branch: { type: 'string' }, 'app-id': { type: 'string' }, identifier: { type: 'string' } } as const;
    return parseArgs({ args, options }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
