import outputs from '@/amplify_outputs.json';

/** Where the sandbox answers for Cognito, which `amplify_outputs.json` has no field of its own for. */
export type LocalOutputs = { userPoolEndpoint: string; identityPoolEndpoint: string; consoleUrl: string };

/** What the sandbox or the deployment wrote. next.config.js may point this import at another file. */
export const amplifyOutputs = outputs;

/** False in a checkout whose backend was neither started nor deployed. */
export const isBackendConfigured = 'auth' in outputs;

/** Set when the outputs are the offline sandbox's. */
export const localOutputs = (): LocalOutputs | undefined => {
  const custom = outputs.custom;
  if (typeof custom !== 'object' || custom === null || !('local' in custom)) return undefined;
  return custom.local as LocalOutputs;
};

export type PasswordPolicy = {
  min_length?: number;
  require_lowercase?: boolean;
  require_uppercase?: boolean;
  require_numbers?: boolean;
  require_symbols?: boolean;
};

/** What the user pool asks of a new password. */
export const passwordPolicy: PasswordPolicy = (outputs as { auth?: { password_policy?: PasswordPolicy } }).auth?.password_policy ?? {};
