import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssemblyFiles } from './assembly-files.ts';
import { isRecord } from './intrinsics.ts';
import type { Resources } from './resources.ts';
import type { Stack } from './stack.ts';

// https://docs.amplify.aws/react/reference/amplify_outputs/
const OUTPUTS_VERSION = '1.4';
const INTROSPECTION_FILE = 'modelIntrospectionSchema.json';

type Payload = Record<string, string | undefined>;

/** What `ampx generate outputs` writes for a deployed backend: auth, data with the introspected models, custom outputs. */
export const readOutputs = ({
  root,
  resources,
  files,
}: {
  root: Stack;
  resources: Resources;
  files: AssemblyFiles;
}): Record<string, unknown> => {
  const auth = payloadOf(root, 'AWS::Amplify::Auth');
  const data = payloadOf(root, 'AWS::Amplify::GraphQL');
  const custom = payloadOf(root, 'AWS::Amplify::Custom');
  return {
    version: OUTPUTS_VERSION,
    ...(auth && { auth: authOutputs(auth) }),
    ...(data && { data: dataOutputs(data, findIntrospection(resources, files)) }),
    ...(custom?.customOutputs && (JSON.parse(custom.customOutputs) as Record<string, unknown>)),
  };
};

/** The root stack's metadata names which of its outputs belong together. */
const payloadOf = (root: Stack, key: string): Payload | undefined => {
  const entry = root.template.Metadata?.[key];
  if (!isRecord(entry) || !Array.isArray(entry.stackOutputs)) return undefined;
  return Object.fromEntries(entry.stackOutputs.map((name: unknown) => [String(name), String(root.output(String(name)))]));
};

const parsed = (value: string | undefined): unknown => (value ? (JSON.parse(value) as unknown) : undefined);

const MFA_CONFIGURATIONS: Record<string, string> = { OFF: 'NONE', OPTIONAL: 'OPTIONAL', ON: 'REQUIRED' };

const authOutputs = (payload: Payload): Record<string, unknown> => ({
  user_pool_id: payload.userPoolId,
  aws_region: payload.authRegion,
  user_pool_client_id: payload.webClientId,
  identity_pool_id: payload.identityPoolId,
  mfa_methods: parsed(payload.mfaTypes),
  standard_required_attributes: parsed(payload.signupAttributes),
  username_attributes: parsed(payload.usernameAttributes),
  user_verification_types: parsed(payload.verificationMechanisms),
  groups: parsed(payload.groups),
  mfa_configuration: MFA_CONFIGURATIONS[payload.mfaConfiguration ?? 'OFF'],
  password_policy: passwordPolicy(payload),
  // Social sign-in needs Cognito's hosted pages, which the sandbox has not: no `oauth` here.
  unauthenticated_identities_enabled: payload.allowUnauthenticatedIdentities === 'true',
});

const passwordPolicy = (payload: Payload): Record<string, unknown> => {
  const requirements = parsed(payload.passwordPolicyRequirements);
  const isRequired = (name: string): boolean => Array.isArray(requirements) && requirements.includes(name);
  return {
    min_length: Number(payload.passwordPolicyMinLength ?? 8),
    require_lowercase: isRequired('REQUIRES_LOWERCASE'),
    require_numbers: isRequired('REQUIRES_NUMBERS'),
    require_symbols: isRequired('REQUIRES_SYMBOLS'),
    require_uppercase: isRequired('REQUIRES_UPPERCASE'),
  };
};

const dataOutputs = (payload: Payload, introspection: unknown): Record<string, unknown> => ({
  url: payload.awsAppsyncApiEndpoint,
  aws_region: payload.awsAppsyncRegion,
  ...(payload.awsAppsyncApiKey && { api_key: payload.awsAppsyncApiKey }),
  default_authorization_type: payload.awsAppsyncAuthenticationType,
  authorization_types: payload.awsAppsyncAdditionalAuthenticationTypes?.split(',') ?? [],
  model_introspection: introspection,
});

/** Amplify uploads the models' description to a bucket for functions; clients get the very same one. */
const findIntrospection = (resources: Resources, files: AssemblyFiles): unknown => {
  for (const { properties } of resources.ofType('Custom::CDKBucketDeployment')) {
    for (const key of Array.isArray(properties.SourceObjectKeys) ? properties.SourceObjectKeys : []) {
      const file = join(files.pathOf(String(key)), INTROSPECTION_FILE);
      if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as unknown;
    }
  }
  return undefined;
};
