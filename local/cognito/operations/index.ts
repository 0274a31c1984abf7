import { ACCOUNT_OPERATIONS } from './account.ts';
import { ADMIN_USER_OPERATIONS } from './admin-users.ts';
import { GROUP_OPERATIONS } from './groups.ts';
import type { Operation } from './operation.ts';
import { FORGOTTEN_PASSWORD_OPERATIONS, PASSWORD_OPERATIONS } from './passwords.ts';
import { ADMIN_SECOND_FACTOR_OPERATIONS, SECOND_FACTOR_OPERATIONS } from './second-factor.ts';
import { ADMIN_SIGN_IN_OPERATIONS, SIGN_IN_OPERATIONS, SIGN_OUT_OPERATIONS } from './sign-in.ts';
import { SIGN_UP_OPERATIONS } from './sign-up.ts';

/** Anyone may call these: what they need is in the request (a password, a code, an access token). */
export const OPEN_OPERATIONS: Record<string, Operation> = {
  ...SIGN_UP_OPERATIONS,
  ...SIGN_IN_OPERATIONS,
  ...SIGN_OUT_OPERATIONS,
  ...FORGOTTEN_PASSWORD_OPERATIONS,
  ...PASSWORD_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...SECOND_FACTOR_OPERATIONS,
};

/** These need AWS credentials, as in AWS. */
export const IAM_OPERATIONS: Record<string, Operation> = {
  ...ADMIN_USER_OPERATIONS,
  ...ADMIN_SIGN_IN_OPERATIONS,
  ...ADMIN_SECOND_FACTOR_OPERATIONS,
  ...GROUP_OPERATIONS,
};
