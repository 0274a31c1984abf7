import { attribute, attributesAppend } from 'cognito-local/lib/services/userPoolService.js';
import { invalidParameter, notAuthorized, tooManyAttempts, wrongCode, wrongCredentials } from '../cognito-error.ts';
import { checkPasswordPolicy } from '../password.ts';
import { emailOf, maskedDelivery, requireText } from '../pool.ts';
import { subOf } from '../user-pool.ts';
import { metadataOf } from './operation.ts';
import type { Operation } from './operation.ts';

const RESET_CODE_MS = 60 * 60 * 1000;

const forgotPassword: Operation = async (pool, request) => {
  pool.requireClient(request);
  const known = await pool.find(request.Username);
  // The same answer for an address without an account.
  if (!known?.Enabled) return { CodeDeliveryDetails: maskedDelivery(String(request.Username)) };
  if (known.UserStatus === 'UNCONFIRMED') {
    throw invalidParameter('Cannot reset password for the user as there is no registered/verified email or phone_number');
  }
  if (known.UserStatus === 'FORCE_CHANGE_PASSWORD') throw notAuthorized('User password cannot be reset in the current state.');
  pool.countSentCode(known);
  await pool.changing(known.Username, () => pool.engine.run('ForgotPassword', request, pool.engine.context('ForgotPassword')));
  return { CodeDeliveryDetails: maskedDelivery(emailOf(known)) };
};

const confirmForgotPassword: Operation = async (pool, request) => {
  const clientId = pool.requireClient(request);
  const known = await pool.find(request.Username);
  if (!known) throw wrongCode();
  checkPasswordPolicy(request.Password, pool.auth.passwordPolicy);
  const safe = { ...request, Password: await pool.digest(request.Password) };
  await pool.changing(known.Username, async () => {
    const user = await pool.get(known.Username);
    const sent = user.ConfirmationCodeFor === 'PASSWORD' ? user.ConfirmationCode : undefined;
    pool.checkCode({
      key: `code:${subOf(user)}`,
      given: request.ConfirmationCode,
      sent,
      sentAt: user.ConfirmationCodeSentAt,
      validForMs: RESET_CODE_MS,
    });
    const context = pool.engine.context('ConfirmForgotPassword');
    await pool.engine.pool.saveUser(context, {
      ...user,
      Attributes: attributesAppend(user.Attributes, attribute('email_verified', 'true')),
    });
    await pool.engine.run('ConfirmForgotPassword', safe, context);
  });
  const user = await pool.get(known.Username);
  pool.state.failures.clear(`password:${subOf(user)}`);
  await pool.engine.triggers.confirmed({ user, source: 'ConfirmForgotPassword', clientId, metadata: metadataOf(request) });
  return {};
};

const changePassword: Operation = async (pool, request) => {
  const { user: known } = await pool.signedIn(request);
  const key = `password:${subOf(known)}`;
  const previous = await pool.digest(requireText(request.PreviousPassword, 'previousPassword'));
  checkPasswordPolicy(request.ProposedPassword, pool.auth.passwordPolicy);
  const proposed = await pool.digest(request.ProposedPassword);
  return pool.changing(known.Username, async () => {
    const user = await pool.get(known.Username);
    if (pool.state.failures.isExceeded(key, pool.now())) throw tooManyAttempts();
    if (user.Password !== previous) {
      pool.state.failures.count(key, pool.now());
      throw wrongCredentials();
    }
    const safe = { ...request, PreviousPassword: previous, ProposedPassword: proposed };
    return pool.engine.run('ChangePassword', safe, pool.engine.context('ChangePassword'));
  });
};

export const FORGOTTEN_PASSWORD_OPERATIONS: Record<string, Operation> = {
  ForgotPassword: forgotPassword,
  ConfirmForgotPassword: confirmForgotPassword,
};
export const PASSWORD_OPERATIONS: Record<string, Operation> = { ChangePassword: changePassword };
