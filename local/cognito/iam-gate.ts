import type { IncomingMessage } from 'node:http';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { CredentialStore } from '../credential-store.ts';
import { CognitoFailure } from './cognito-error.ts';

const ACCESS_KEY = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//;

/**
 * Lets a call pass that needs AWS credentials. A function's role must allow the action on the pool, and people from the
 * identity pool have none of these rights. Keys that the sandbox did not issue are the developer's own and may do everything.
 */
export function requireIamPermission({
  request,
  action,
  backend,
  credentials,
  now,
}: {
  request: IncomingMessage;
  action: string;
  backend: LocalBackend;
  credentials: CredentialStore;
  now: Date;
}): void {
  const accessKey = request.headers.authorization?.match(ACCESS_KEY)?.[1];
  if (!accessKey) throw new CognitoFailure('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const caller = credentials.find(accessKey, now)?.caller;
  if (!caller) {
    if (accessKey.startsWith('ASIA'))
      throw new CognitoFailure('UnrecognizedClientException', 'The security token included in the request is invalid.');
    return;
  }
  const role = backend.roles.find(({ arn }) => arn === caller.roleArn);
  const resource = backend.auth?.userPoolArn ?? '';
  if (role && !caller.cognitoIdentityId && isAllowed(role.statements, action, resource)) return;
  throw new CognitoFailure(
    'AccessDeniedException',
    `User: ${caller.userArn} is not authorized to perform: ${action} on resource: ${resource}`,
  );
}

function isAllowed(statements: LocalBackend['roles'][number]['statements'], action: string, resource: string): boolean {
  // A condition is not evaluated here: it may withhold a permission but must never grant one.
  const applying = statements.filter(
    ({ effect, actions, resources, conditions }) =>
      matchesAny(actions, action) && matchesAny(resources, resource) && !(effect === 'Allow' && conditions),
  );
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow');
}

const matchesAny = (patterns: string[], value: string): boolean => patterns.some((pattern) => wildcard(pattern).test(value));

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );
