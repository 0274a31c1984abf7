import { isRecord } from './intrinsics.ts';
import type { Auth, CognitoTrigger } from './local-backend.ts';
import type { Resources } from './resources.ts';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

const TRIGGERS: readonly string[] = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'PreTokenGeneration',
  'CustomMessage',
  'UserMigration',
] satisfies CognitoTrigger[];

/** The user pool with its client, groups and triggers, and the identity pool; undefined for a backend without auth. */
export const readAuth = (resources: Resources): Auth | undefined => {
  const [pool, ...others] = resources.ofType('AWS::Cognito::UserPool');
  if (!pool) return undefined;
  if (others.length > 0) throw unsupported(`a second AWS::Cognito::UserPool (${others[0]?.logicalId})`);
  const [client] = resources.ofType('AWS::Cognito::UserPoolClient');
  const [identityPool] = resources.ofType('AWS::Cognito::IdentityPool');
  const { UsernameAttributes, Policies } = pool.properties;
  const roles = readPoolRoles(resources);
  return {
    userPoolId: physicalId(pool),
    userPoolArn: String(pool.stack.scope.getAtt(pool.logicalId, 'Arn')),
    userPoolClientId: client ? physicalId(client) : '',
    identityPoolId: identityPool ? physicalId(identityPool) : '',
    groups: readGroups(resources),
    triggers: readTriggers(pool),
    tokenTriggerVersion: readTokenTriggerVersion(pool),
    hasTotp: readTotp(pool),
    passwordPolicy: readPasswordPolicy(Policies),
    usernameAttributes: Array.isArray(UsernameAttributes) ? UsernameAttributes.map(String) : [],
    unauthenticatedRoleArn: roles.unauthenticated,
    authenticatedRoleArn: roles.authenticated,
    allowUnauthenticated: identityPool?.properties.AllowUnauthenticatedIdentities === true,
  };
};

const physicalId = (resource: StackResource): string => String(resource.stack.scope.ref(resource.logicalId));

const readGroups = (resources: Resources): Auth['groups'] =>
  resources.ofType('AWS::Cognito::UserPoolGroup').map((group) => {
    const { Description, Precedence } = group.properties;
    return {
      name: physicalId(group),
      description: typeof Description === 'string' ? Description : undefined,
      precedence: Precedence === undefined ? undefined : Number(Precedence),
    };
  });

const readTriggers = ({ properties }: StackResource): Auth['triggers'] => {
  const triggers: Auth['triggers'] = {};
  for (const [name, value] of Object.entries(isRecord(properties.LambdaConfig) ? properties.LambdaConfig : {})) {
    if (name === 'PreTokenGenerationConfig' && isRecord(value)) triggers.PreTokenGeneration = String(value.LambdaArn);
    else if (TRIGGERS.includes(name)) triggers[name as CognitoTrigger] = String(value);
    else throw unsupported(`the Cognito trigger ${name}`);
  }
  return triggers;
};

const readTokenTriggerVersion = ({ properties }: StackResource): Auth['tokenTriggerVersion'] => {
  const config = isRecord(properties.LambdaConfig) ? properties.LambdaConfig.PreTokenGenerationConfig : undefined;
  const version = isRecord(config) ? config.LambdaVersion : 'V1_0';
  if (version === 'V1_0') return 1;
  if (version === 'V2_0') return 2;
  throw unsupported(`version ${String(version)} of the Cognito trigger PreTokenGeneration`);
};

const readTotp = ({ properties }: StackResource): boolean => {
  const { MfaConfiguration: mfa = 'OFF', EnabledMfas: kinds } = properties;
  if (mfa === 'OFF') return false;
  if (mfa !== 'OPTIONAL') throw unsupported(`MfaConfiguration ${String(mfa)}`);
  const [other] = Array.isArray(kinds) ? kinds.filter((kind) => kind !== 'SOFTWARE_TOKEN_MFA') : [];
  if (other !== undefined) throw unsupported(`the second factor ${String(other)}`);
  return true;
};

/** Cognito's own defaults where the template is silent. */
const readPasswordPolicy = (policies: unknown): Auth['passwordPolicy'] => {
  const policy = isRecord(policies) && isRecord(policies.PasswordPolicy) ? policies.PasswordPolicy : {};
  const isRequired = (name: string): boolean => policy[name] !== false;
  return {
    minimumLength: Number(policy.MinimumLength ?? 8),
    requireLowercase: isRequired('RequireLowercase'),
    requireUppercase: isRequired('RequireUppercase'),
    requireNumbers: isRequired('RequireNumbers'),
    requireSymbols: isRequired('RequireSymbols'),
  };
};

const readPoolRoles = (resources: Resources): { authenticated?: string; unauthenticated?: string } => {
  const [attachment] = resources.ofType('AWS::Cognito::IdentityPoolRoleAttachment');
  const roles = attachment?.properties.Roles;
  return isRecord(roles) ? (roles as { authenticated?: string; unauthenticated?: string }) : {};
};
