import { generateSecret, verify } from 'cognito-local/lib/services/totp.js';
import { CognitoFailure, expiredCode, invalidParameter, notAuthorized, tooManyAttempts } from '../cognito-error.ts';
import type { Answer, Request } from '../engine.ts';
import { requireText } from '../pool.ts';
import type { Pool } from '../pool.ts';
import { subOf } from '../user-pool.ts';
import type { PoolUser } from '../user-pool.ts';
import type { Operation } from './operation.ts';

const TOTP = 'SOFTWARE_TOKEN_MFA';

/**
 * Authenticator apps (RFC 6238). cognito-local has the arithmetic; its operations trust unsigned tokens, switch the factor on before
 * it is chosen, forget the app in use when a new one is tried, and take a code any number of times. Codes follow the real clock, as
 * the apps do, and not the sandbox's.
 */
const associateSoftwareToken: Operation = async (pool, request) => {
  const { user } = await pool.signedIn(request);
  if (!pool.auth.hasTotp)
    throw new CognitoFailure('SoftwareTokenMFANotFoundException', 'Software Token MFA is not enabled for the userPool.');
  const secret = generateSecret();
  await change(pool, user, (current) => ({ ...current, NewTotpSecret: secret }));
  return { SecretCode: secret };
};

const verifySoftwareToken: Operation = async (pool, request) => {
  const { user: known } = await pool.signedIn(request);
  const code = requireText(request.UserCode, 'userCode');
  await change(pool, known, (user) => {
    const { NewTotpSecret: secret, ...rest } = user;
    if (!secret) throw invalidParameter('The user has no new software token.');
    attempt(pool, user, () => verify(secret, code), new CognitoFailure('EnableSoftwareTokenMFAException', 'Code mismatch'));
    pool.state.usedCodes.set(subOf(user), code);
    return { ...rest, SoftwareTokenMfaConfiguration: { Secret: secret, Verified: true } };
  });
  return { Status: 'SUCCESS' };
};

const setUserMfaPreference: Operation = async (pool, request) => {
  const { user } = await pool.signedIn(request);
  return choose(pool, user, request);
};

/** For someone whose phone is gone. */
const adminSetUserMfaPreference: Operation = async (pool, request) => choose(pool, await pool.get(request.Username), request);

const choose = async (pool: Pool, known: PoolUser, request: Request): Promise<Answer> => {
  if (request.SMSMfaSettings || request.EmailMfaSettings) throw invalidParameter('The offline sandbox has authenticator apps alone.');
  const wanted = request.SoftwareTokenMfaSettings as { Enabled?: boolean; PreferredMfa?: boolean } | undefined;
  await change(pool, known, (user) => {
    if (!wanted?.Enabled) return { ...user, UserMFASettingList: [], PreferredMfaSetting: undefined };
    if (!user.SoftwareTokenMfaConfiguration?.Verified)
      throw invalidParameter('User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA');
    return { ...user, UserMFASettingList: [TOTP], PreferredMfaSetting: wanted.PreferredMfa ? TOTP : undefined };
  });
  return {};
};

/** Throws unless the code is the app's of now and was not used before. */
export const useTotpCode = (pool: Pool, user: PoolUser, given: unknown): void => {
  const code = requireText(given, 'softwareTokenMfaCode');
  const secret = user.SoftwareTokenMfaConfiguration?.Secret;
  if (!secret) throw notAuthorized('Invalid session for the user.');
  if (pool.state.usedCodes.get(subOf(user)) === code)
    throw new CognitoFailure(expiredCode().code, 'Your software token has already been used once.');
  attempt(pool, user, () => verify(secret, code), new CognitoFailure('CodeMismatchException', 'Invalid code received for user'));
  pool.state.usedCodes.set(subOf(user), code);
};

const attempt = (pool: Pool, user: PoolUser, isRight: () => boolean, failure: CognitoFailure): void => {
  const key = `totp:${subOf(user)}`;
  if (pool.state.failures.isExceeded(key, pool.now())) throw tooManyAttempts();
  if (!isRight()) {
    pool.state.failures.count(key, pool.now());
    throw failure;
  }
  pool.state.failures.clear(key);
};

const change = (pool: Pool, user: PoolUser, next: (current: PoolUser) => PoolUser): Promise<void> =>
  pool.changing(user.Username, async () =>
    pool.engine.pool.saveUser(pool.engine.context('SetUserMFAPreference'), next(await pool.get(user.Username))),
  );

export const SECOND_FACTOR_OPERATIONS: Record<string, Operation> = {
  AssociateSoftwareToken: associateSoftwareToken,
  VerifySoftwareToken: verifySoftwareToken,
  SetUserMFAPreference: setUserMfaPreference,
};
export const ADMIN_SECOND_FACTOR_OPERATIONS: Record<string, Operation> = { AdminSetUserMFAPreference: adminSetUserMfaPreference };
