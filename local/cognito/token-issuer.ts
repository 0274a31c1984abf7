import { randomUUID } from 'node:crypto';
import type { AppClient } from 'cognito-local/lib/services/appClient.js';
import type { TokenGenerator, Tokens } from 'cognito-local/lib/services/tokenGenerator.js';
import type { Triggers } from 'cognito-local/lib/services/triggers/triggers.js';
import { attributesToRecord } from 'cognito-local/lib/services/userPoolService.js';
import type { User } from 'cognito-local/lib/services/userPoolService.js';
import type { SandboxClock } from '../clock.ts';
import { notAuthorized } from './cognito-error.ts';
import { ACCESS_TOKEN_SECONDS } from './sessions.ts';
import type { SessionStore } from './sessions.ts';
import type { SigningKey } from './signing-key.ts';
import { subOf } from './user-pool.ts';
import type { CallContext } from './user-pool.ts';

type Source = Parameters<TokenGenerator['generate']>[5];
type Claims = Record<string, unknown>;
type ClaimsOverride = {
  claimsToAddOrOverride?: Record<string, string>;
  claimsToSuppress?: string[];
  groupOverrideDetails?: { groupsToOverride?: string[] };
};

/** A PreTokenGeneration trigger may not touch these. */
const RESERVED_CLAIMS = new Set(
  'acr amr at_hash aud auth_time azp cognito:username exp iat identities iss jti nbf nonce origin_jti sub token_use'.split(' '),
);

/** Makes the tokens of a sign-in or a refresh: the claims that Cognito puts in, our own key, the sandbox's clock. */
export class TokenIssuer implements TokenGenerator {
  readonly #parts: { clock: SandboxClock; key: SigningKey; sessions: SessionStore; triggers: Triggers; issuer: string };

  constructor(parts: { clock: SandboxClock; key: SigningKey; sessions: SessionStore; triggers: Triggers; issuer: string }) {
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
    const override = await this.#override({ context, user, client, clientMetadata, source });
    const groups = override.groupOverrideDetails?.groupsToOverride ?? userGroups;
    const now = clock.now();
    const opened = context.refreshing ? undefined : sessions.open({ sub: subOf(user), clientId: client.ClientId, now });
    const session = context.refreshing ?? opened?.session;
    const issuedAt = Math.floor(now.getTime() / 1000);
    const shared = {
      sub: subOf(user),
      ...(groups.length > 0 && { 'cognito:groups': groups }),
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
    return { AccessToken: key.sign(access), IdToken: key.sign(overrideClaims(id, override)), RefreshToken: opened?.refreshToken ?? '' };
  }

  async #override(call: {
    context: CallContext;
    user: User;
    client: AppClient;
    clientMetadata: Record<string, string> | undefined;
    source: Source;
  }): Promise<ClaimsOverride> {
    if (!this.#parts.triggers.enabled('PreTokenGeneration')) return {};
    const response = await this.#parts.triggers.preTokenGeneration(call.context, {
      clientId: call.client.ClientId,
      clientMetadata: call.clientMetadata,
      source: call.source,
      userAttributes: call.user.Attributes,
      username: call.user.Username,
      groupConfiguration: { groupsToOverride: undefined, iamRolesToOverride: undefined, preferredRole: undefined },
      userPoolId: call.client.UserPoolId,
    });
    return (response.claimsOverrideDetails ?? {}) as ClaimsOverride;
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

const overrideClaims = (claims: Claims, { claimsToAddOrOverride = {}, claimsToSuppress = [] }: ClaimsOverride): Claims => {
  const added = Object.entries(claimsToAddOrOverride).filter(([name]) => !RESERVED_CLAIMS.has(name));
  const suppressed = new Set(claimsToSuppress.filter((name) => !RESERVED_CLAIMS.has(name)));
  return Object.fromEntries([...Object.entries(claims), ...added].filter(([name]) => !suppressed.has(name)));
};
