import { randomUUID } from 'node:crypto';
import type { AppClient } from 'cognito-local/lib/services/appClient.js';
import type { TokenGenerator, Tokens } from 'cognito-local/lib/services/tokenGenerator.js';
import { attributesToRecord } from 'cognito-local/lib/services/userPoolService.js';
import type { User } from 'cognito-local/lib/services/userPoolService.js';
import type { SandboxClock } from '../clock.ts';
import { notAuthorized } from './cognito-error.ts';
import type { PoolTriggers } from './pool-triggers.ts';
import { ACCESS_TOKEN_SECONDS } from './sessions.ts';
import type { SessionStore } from './sessions.ts';
import type { SigningKey } from './signing-key.ts';
import { changeClaims, readTokenOverride } from './token-override.ts';
import { subOf } from './user-pool.ts';
import type { CallContext } from './user-pool.ts';

type Source = Parameters<TokenGenerator['generate']>[5];
type Claims = Record<string, unknown>;
type Override = ReturnType<typeof readTokenOverride>;

/** Makes the tokens of a sign-in or a refresh: the claims that Cognito puts in, our own key, the sandbox's clock. */
export class TokenIssuer implements TokenGenerator {
  readonly #parts: { clock: SandboxClock; key: SigningKey; sessions: SessionStore; triggers: PoolTriggers; issuer: string };

  constructor(parts: { clock: SandboxClock; key: SigningKey; sessions: SessionStore; triggers: PoolTriggers; issuer: string }) {
    this.#parts = parts;
  }

  /** Opens a session unless the call refreshes one. A disabled user gets no tokens. */
  async generate(
    context: CallContext,
    user: User,
    userGroups: readonly string[],
    client: AppClient,
    clientMetadata: Record<string, string> | undefined,
    source: Source,
  ): Promise<Tokens> {
    if (!user.Enabled) throw notAuthorized('User is disabled.');
    const { clock, key, sessions, issuer } = this.#parts;
    const override = await this.#override({ context, user, userGroups, client, clientMetadata, source });
    const now = clock.now();
    const opened = context.refreshing ? undefined : sessions.open({ sub: subOf(user), clientId: client.ClientId, now });
    const session = context.refreshing ?? opened?.session;
    const issuedAt = Math.floor(now.getTime() / 1000);
    const shared = {
      sub: subOf(user),
      ...(userGroups.length > 0 && { 'cognito:groups': userGroups }),
      iss: issuer,
      origin_jti: session?.originJti,
      event_id: randomUUID(),
      auth_time: Math.floor((session?.authTime ?? now.getTime()) / 1000),
      iat: issuedAt,
      exp: issuedAt + ACCESS_TOKEN_SECONDS,
    };
    const access = {
      ...shared,
      client_id: client.ClientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      jti: randomUUID(),
      username: user.Username,
    };
    const id = {
      ...attributeClaims(user),
      ...shared,
      'cognito:username': user.Username,
      aud: client.ClientId,
      token_use: 'id',
      jti: randomUUID(),
    };
    return {
      AccessToken: key.sign(changeClaims(access, override.access)),
      IdToken: key.sign(changeClaims(id, override.id)),
      RefreshToken: opened?.refreshToken ?? '',
    };
  }

  async #override(call: {
    context: CallContext;
    user: User;
    userGroups: readonly string[];
    client: AppClient;
    clientMetadata: Record<string, string> | undefined;
    source: Source;
  }): Promise<Override> {
    const { triggers } = this.#parts;
    if (!triggers.enabled('PreTokenGeneration')) return { id: {}, access: {} };
    const response = await triggers.preTokenGeneration(call.context, {
      clientId: call.client.ClientId,
      clientMetadata: call.clientMetadata,
      source: call.source,
      userAttributes: call.user.Attributes,
      username: call.user.Username,
      groupConfiguration: { groupsToOverride: [...call.userGroups], iamRolesToOverride: [], preferredRole: undefined },
      userPoolId: call.client.UserPoolId,
    });
    return readTokenOverride(response, triggers.tokenVersion);
  }
}

/** Every attribute is a claim; the two `_verified` ones are booleans. */
const attributeClaims = (user: User): Claims =>
  Object.fromEntries(
    Object.entries(attributesToRecord(user.Attributes)).map(([name, value]) => [
      name,
      name.endsWith('_verified') ? value === 'true' : value,
    ]),
  );
