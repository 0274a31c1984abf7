import { fetchAuthSession, fetchMFAPreference, setUpTOTP, updateMFAPreference, verifyTOTPSetup } from 'aws-amplify/auth';
import { AppError } from '../domain/app-error.ts';
import { toAppError } from './unwrap.ts';

/** What an authenticator app needs: an address for its camera, and the same secret to type. */
export type AppSetup = { address: string; secret: string };

const ISSUER = 'Usher';
/** Cognito says so by either name, depending on the step. */
const WRONG_CODE = ['EnableSoftwareTokenMFAException', 'CodeMismatchException'];

const orAppError = async <Result>(pending: Promise<Result>): Promise<Result> => {
  try {
    return await pending;
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : '';
    if (WRONG_CODE.includes(name)) throw new AppError('WRONG_CODE', 'The code of the app is not right.', { cause: thrown });
    if (name === 'LimitExceededException') throw new AppError('RATE_LIMITED', 'Too many codes were tried.', { cause: thrown });
    throw toAppError(thrown);
  }
};

/** Whether signing in asks this account for a code of an authenticator app. */
export const hasSecondFactor = async (): Promise<boolean> => {
  const { enabled = [] } = await orAppError(fetchMFAPreference());
  return enabled.length > 0;
};

/** A new secret for an app; the account is as it was until a code has proved it. */
export const startAppSetup = async (email: string): Promise<AppSetup> => {
  const details = await orAppError(setUpTOTP());
  return { address: details.getSetupUri(ISSUER, email).href, secret: details.sharedSecret };
};

/** Proves the app with its code and asks for one from now on. WRONG_CODE, RATE_LIMITED. */
export const finishAppSetup = async (code: string): Promise<void> => {
  await orAppError(verifyTOTPSetup({ code }));
  await orAppError(updateMFAPreference({ totp: 'PREFERRED' }));
  await renewTokens();
};

export const removeSecondFactor = async (): Promise<void> => {
  await orAppError(updateMFAPreference({ totp: 'DISABLED' }));
  await renewTokens();
};

/** What an account may do can hang on its second factor, and is written in its tokens. */
const renewTokens = () => orAppError(fetchAuthSession({ forceRefresh: true }));
