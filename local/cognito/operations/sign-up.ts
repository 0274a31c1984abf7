import { attribute, attributesAppend } from 'cognito-local/lib/services/userPoolService.js';
import { expiredCode, invalidParameter, notAuthorized } from '../cognito-error.ts';
import { checkPasswordPolicy } from '../password.ts';
import { emailOf, maskedDelivery, requireText } from '../pool.ts';
import { subOf } from '../user-pool.ts';
import { metadataOf, readOwnAttributes } from './operation.ts';
import type { Operation } from './operation.ts';

const SIGN_UP_CODE_MS = 24 * 60 * 60 * 1000;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const signUp: Operation = async (pool, request) => {
  pool.requireClient(request);
  const email = requireText(request.Username, 'username');
  if (!EMAIL.test(email)) throw invalidParameter('Username should be an email.');
  checkPasswordPolicy(request.Password, pool.auth.passwordPolicy);
  const attributes = readOwnAttributes(request.UserAttributes).filter(({ Name }) => Name !== 'email');
  const safe = {
    ...request,
    UserAttributes: [...attributes, { Name: 'email', Value: email }],
    Password: await pool.digest(request.Password),
  };
  const answer = await pool.changing(email, () => pool.engine.run('SignUp', safe, pool.engine.context('SignUp')));
  if (answer.UserConfirmed === true) {
    const user = await pool.get(answer.UserSub);
    await pool.engine.triggers.confirmed({
      user,
      source: 'ConfirmSignUp',
      clientId: pool.auth.userPoolClientId,
      metadata: metadataOf(request),
    });
    return { ...answer, CodeDeliveryDetails: undefined };
  }
  return { ...answer, CodeDeliveryDetails: maskedDelivery(email) };
};

const confirmSignUp: Operation = async (pool, request) => {
  const clientId = pool.requireClient(request);
  const known = await pool.find(request.Username);
  // Whether an address has an account is not told to strangers.
  if (!known) throw expiredCode();
  await pool.changing(known.Username, async () => {
    const user = await pool.get(known.Username);
    if (user.UserStatus !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${user.UserStatus}`);
    const sent = user.ConfirmationCodeFor === 'SIGN_UP' ? user.ConfirmationCode : undefined;
    pool.checkCode({
      key: `code:${subOf(user)}`,
      given: request.ConfirmationCode,
      sent,
      sentAt: user.ConfirmationCodeSentAt,
      validForMs: SIGN_UP_CODE_MS,
    });
    const context = pool.engine.context('ConfirmSignUp');
    // cognito-local confirms the person but not the address that the code just proved.
    await pool.engine.pool.saveUser(context, {
      ...user,
      Attributes: attributesAppend(user.Attributes, attribute('email_verified', 'true')),
    });
    await pool.engine.run('ConfirmSignUp', request, context);
  });
  const user = await pool.get(known.Username);
  await pool.engine.triggers.confirmed({ user, source: 'ConfirmSignUp', clientId, metadata: metadataOf(request) });
  return {};
};

/** cognito-local has no such operation. */
const resendConfirmationCode: Operation = async (pool, request) => {
  const clientId = pool.requireClient(request);
  const known = await pool.find(request.Username);
  if (!known) return { CodeDeliveryDetails: maskedDelivery(String(request.Username)) };
  return pool.changing(known.Username, async () => {
    const user = await pool.get(known.Username);
    if (user.UserStatus !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    pool.countSentCode(user);
    const code = pool.engine.services.otp();
    const context = pool.engine.context('ResendConfirmationCode');
    const delivery = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: emailOf(user) } as const;
    await pool.engine.services.messages.deliver(
      context,
      'ResendCode',
      clientId,
      pool.auth.userPoolId,
      user,
      code,
      metadataOf(request),
      delivery,
    );
    await pool.engine.pool.saveUser(context, { ...user, ConfirmationCode: code });
    return { CodeDeliveryDetails: maskedDelivery(emailOf(user)) };
  });
};

export const SIGN_UP_OPERATIONS: Record<string, Operation> = {
  SignUp: signUp,
  ConfirmSignUp: confirmSignUp,
  ResendConfirmationCode: resendConfirmationCode,
};
