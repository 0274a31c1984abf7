import { scrypt } from 'node:crypto';
import type { Auth } from '../cloud-assembly/local-backend.ts';
import { CognitoFailure } from './cognito-error.ts';

const MAXIMUM_LENGTH = 99;
/** Light, since it runs on every sign-in of a laptop; the salt is the data folder's own. */
const COST = 1024;

/** Throws InvalidPasswordException with the sentence Cognito uses. */
export function checkPasswordPolicy(password: unknown, policy: Auth['passwordPolicy']): asserts password is string {
  const broken = brokenRule(password, policy);
  if (broken) throw new CognitoFailure('InvalidPasswordException', `Password did not conform with policy: ${broken}`);
}

function brokenRule(password: unknown, policy: Auth['passwordPolicy']): string | undefined {
  if (typeof password !== 'string' || password.length < policy.minimumLength) return 'Password not long enough';
  if (password.length > MAXIMUM_LENGTH) return 'Password too long';
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters';
  if (policy.requireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters';
  if (policy.requireNumbers && !/\d/.test(password)) return 'Password must have numeric characters';
  if (policy.requireSymbols && !/[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+= ]/.test(password)) return 'Password must have symbol characters';
  return undefined;
}

/** What is stored instead of a password. cognito-local compares for equality, so the same password gives the same digest. */
export const digestPassword = (password: string, salt: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { N: COST }, (error, key) =>
      error ? reject(error) : resolve(`scrypt:${key.toString('base64url')}`),
    );
  });
