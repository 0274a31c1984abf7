import { isRecord } from './intrinsics.ts';
import type { PolicyStatement, Role } from './local-backend.ts';
import type { Resources } from './resources.ts';
import { unsupported } from './template.ts';

/**
 * Roles with all statements that the template gives them: inline, attached policies, managed policies of the template.
 * Policies that AWS manages (e.g. AWSLambdaBasicExecutionRole) are left out: they allow writing logs.
 */
export const readRoles = (resources: Resources): Role[] => {
  const attached = readAttachedStatements(resources);
  return resources.ofType('AWS::IAM::Role').map((role) => {
    const name = String(role.stack.scope.ref(role.logicalId));
    const inline = Array.isArray(role.properties.Policies) ? role.properties.Policies.filter(isRecord) : [];
    const statements = inline.flatMap(({ PolicyDocument }) => readStatements(PolicyDocument));
    const managedArns = Array.isArray(role.properties.ManagedPolicyArns) ? role.properties.ManagedPolicyArns.map(String) : [];
    return {
      logicalId: role.logicalId,
      name,
      arn: String(role.stack.scope.getAtt(role.logicalId, 'Arn')),
      statements: [...statements, ...(attached.get(name) ?? []), ...managedArns.flatMap((arn) => attached.get(arn) ?? [])],
    };
  });
};

/** Statements of stand-alone policies, by the role names and, for managed policies, also the arns they are known under. */
const readAttachedStatements = (resources: Resources): Map<string, PolicyStatement[]> => {
  const attached = new Map<string, PolicyStatement[]>();
  const attach = (key: string, statements: PolicyStatement[]): void => {
    attached.set(key, [...(attached.get(key) ?? []), ...statements]);
  };
  for (const policy of resources.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy')) {
    const statements = readStatements(policy.properties.PolicyDocument);
    const { Roles, RoleName } = policy.properties;
    for (const role of Array.isArray(Roles) ? Roles : []) attach(String(role), statements);
    if (typeof RoleName === 'string') attach(RoleName, statements);
    if (policy.type === 'AWS::IAM::ManagedPolicy') attach(String(policy.stack.scope.ref(policy.logicalId)), statements);
  }
  return attached;
};

const readStatements = (document: unknown): PolicyStatement[] => {
  const statements = isRecord(document) ? document.Statement : [];
  return (Array.isArray(statements) ? statements : [statements]).filter(isRecord).map(readStatement);
};

const readStatement = (statement: Record<string, unknown>): PolicyStatement => {
  if (statement.NotAction !== undefined || statement.NotResource !== undefined)
    throw unsupported('a policy statement with NotAction or NotResource');
  return {
    effect: statement.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: texts(statement.Action),
    resources: texts(statement.Resource),
    conditions: isRecord(statement.Condition) ? statement.Condition : undefined,
  };
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);
