import { invalidParameter, notAuthorized, wrongCredentials } from '../cognito-error.ts';
import type { Answer, Request } from '../engine.ts';
import { checkPasswordPolicy } from '../password.ts';
import { requireText } from '../pool.ts';
import type { Pool } from '../pool.ts';
import { ACCESS_TOKEN_SECONDS } from '../sessions.ts';
import { subOf } from '../user-pool.ts';
import type { PoolUser } from '../user-pool.ts';
import { metadataOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { useTotpCode } from './second-factor.ts';

const CHALLENGE_MS = 3 * 60 * 1000;
const MAXIMUM_CHALLENGES = 1_000;

const initiateAuth: Operation = async (pool, request) => {
  pool.requireClient(request);
  const parameters = (request.AuthParameters ?? {}) as Record<string, unknown>;
  if (request.AuthFlow === 'REFRESH_TOKEN_AUTH' || request.AuthFlow === 'REFRESH_TOKEN')
    return refresh(pool, parameters.REFRESH_TOKEN, request);
  if (request.AuthFlow === 'USER_PASSWORD_AUTH') return signInWithPassword(pool, parameters, request);
  throw invalidParameter(
    `${String(request.AuthFlow)} is not enabled for the client. The offline sandbox signs in with USER_PASSWORD_AUTH.`,
  );
};

const adminInitiateAuth: Operation = async (pool, request) => {
  const { AuthFlow: flow } = request;
  const passwordFlow = flow === 'ADMIN_USER_PASSWORD_AUTH' || flow === 'ADMIN_NO_SRP_AUTH';
  return initiateAuth(pool, { ...request, AuthFlow: passwordFlow ? 'USER_PASSWORD_AUTH' : flow });
};

async function signInWithPassword(pool: Pool, parameters: Record<string, unknown>, request: Request): Promise<Answer> {
  const username = requireText(parameters.USERNAME, 'USERNAME');
  const password = await pool.digest(requireText(parameters.PASSWORD, 'PASSWORD'));
  const user = await pool.find(username);
  if (!user) throw wrongCredentials();
  const key = `password:${subOf(user)}`;
  if (pool.state.failures.isExceeded(key, pool.now())) throw notAuthorized('Password attempts exceeded');
  await pool.engine.triggers.beforeSignIn({ user, clientId: pool.auth.userPoolClientId, metadata: metadataOf(request) });
  // Checked here too: cognito-local hands out the NEW_PASSWORD_REQUIRED challenge before it looks at the password.
  if (user.Password !== password) {
    pool.state.failures.count(key, pool.now());
    throw wrongCredentials();
  }
  pool.state.failures.clear(key);
  const answer = await pool.engine.run(
    'InitiateAuth',
    { ...request, AuthParameters: { ...parameters, PASSWORD: password } },
    pool.engine.context('InitiateAuth'),
  );
  if (answer.ChallengeName)
    rememberChallenge(pool, { session: String(answer.Session), name: String(answer.ChallengeName), sub: subOf(user) });
  return withExpiry(answer);
}

/** `GetTokensFromRefreshToken` is what aws-amplify calls; REFRESH_TOKEN_AUTH what older clients do. */
async function refresh(pool: Pool, refreshToken: unknown, request: Request): Promise<Answer> {
  const session = pool.sessions.find(requireText(refreshToken, 'refreshToken'), pool.now());
  if (!session || session.clientId !== request.ClientId) throw notAuthorized('Invalid Refresh Token');
  const user = await pool.find(session.sub);
  if (!user) throw notAuthorized('Invalid Refresh Token');
  const { pool: users, services, client } = pool.engine;
  const context = pool.engine.context('InitiateAuth', { refreshing: session });
  const groups = await users.listUserGroupMembership(context, user);
  const tokens = await services.tokenGenerator.generate(context, user, groups, client, metadataOf(request), 'RefreshTokens');
  return withExpiry({ ChallengeParameters: {}, AuthenticationResult: { AccessToken: tokens.AccessToken, IdToken: tokens.IdToken } });
}

const getTokensFromRefreshToken: Operation = async (pool, request) => {
  pool.requireClient(request);
  return refresh(pool, request.RefreshToken, request);
};

const respondToAuthChallenge: Operation = async (pool, request) => {
  pool.requireClient(request);
  const responses = (request.ChallengeResponses ?? {}) as Record<string, unknown>;
  const name = String(request.ChallengeName);
  const answerTo = CHALLENGES[name];
  if (!answerTo) throw invalidParameter(`Challenge ${name} is not enabled for the pool.`);
  const session = requireText(request.Session, 'session');
  const user = await pool.find(responses.USERNAME);
  const challenge = pool.state.challenges.get(session);
  // cognito-local takes any session: it would let a stranger set the password, or leave the password out.
  if (!user || challenge?.name !== name || challenge.sub !== subOf(user) || challenge.until <= pool.now().getTime())
    throw notAuthorized('Invalid session for the user.');
  const safeResponses = await answerTo(pool, user, responses);
  if (!pool.state.challenges.delete(session)) throw notAuthorized('Invalid session for the user.');
  const safe = { ...request, ChallengeResponses: safeResponses };
  const answer = await pool.engine.run('RespondToAuthChallenge', safe, pool.engine.context('RespondToAuthChallenge'));
  return withExpiry(answer);
};

type ChallengeAnswer = (pool: Pool, user: PoolUser, responses: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Checks an answer and gives it as cognito-local may see it. A session lives on when it is wrong. */
const CHALLENGES: Record<string, ChallengeAnswer> = {
  NEW_PASSWORD_REQUIRED: async (pool, _user, responses) => {
    checkPasswordPolicy(responses.NEW_PASSWORD, pool.auth.passwordPolicy);
    return { ...responses, NEW_PASSWORD: await pool.digest(responses.NEW_PASSWORD) };
  },
  SOFTWARE_TOKEN_MFA: async (pool, user, responses) => {
    useTotpCode(pool, user, responses.SOFTWARE_TOKEN_MFA_CODE);
    return responses;
  },
};

const globalSignOut: Operation = async (pool, request) => {
  const { user } = await pool.signedIn(request);
  pool.sessions.revokeAll(subOf(user), pool.now());
  return {};
};

/** An unknown token is answered like a revoked one. */
const revokeToken: Operation = async (pool, request) => {
  pool.requireClient(request);
  const session = pool.sessions.find(requireText(request.Token, 'token'), pool.now());
  if (session) pool.sessions.revoke(session.originJti, pool.now());
  return {};
};

function rememberChallenge(pool: Pool, { session, name, sub }: { session: string; name: string; sub: string }): void {
  const oldest = pool.state.challenges.keys().next();
  if (pool.state.challenges.size >= MAXIMUM_CHALLENGES && !oldest.done) pool.state.challenges.delete(oldest.value);
  pool.state.challenges.set(session, { name, sub, until: pool.now().getTime() + CHALLENGE_MS });
}

const withExpiry = (answer: Answer): Answer =>
  answer.AuthenticationResult
    ? { ...answer, AuthenticationResult: { ...answer.AuthenticationResult, ExpiresIn: ACCESS_TOKEN_SECONDS, TokenType: 'Bearer' } }
    : answer;

export const SIGN_IN_OPERATIONS: Record<string, Operation> = {
  InitiateAuth: initiateAuth,
  RespondToAuthChallenge: respondToAuthChallenge,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  RevokeToken: revokeToken,
};
export const SIGN_OUT_OPERATIONS: Record<string, Operation> = { GlobalSignOut: globalSignOut };
export const ADMIN_SIGN_IN_OPERATIONS: Record<string, Operation> = { AdminInitiateAuth: adminInitiateAuth };
