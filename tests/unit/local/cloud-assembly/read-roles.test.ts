import { expect, test } from 'vitest';
import { readRoles } from '../../../../local/cloud-assembly/read-roles.ts';
import type { Template } from '../../../../local/cloud-assembly/template.ts';
import { openTemplates } from './open-templates.ts';

const resourcesOf = (Resources: Template['Resources']) => openTemplates({ Resources }).resources;

test('a role has its inline, attached and managed statements', () => {
  const policy = (action: string, more: Record<string, unknown> = {}) => ({
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] },
  });
  const [role] = readRoles(
    resourcesOf({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { RoleName: 'guests', Policies: [policy('dynamodb:GetItem')], ManagedPolicyArns: [{ Ref: 'Managed' }] },
      },
      Inline: {
        Type: 'AWS::IAM::Policy',
        Properties: { ...policy('dynamodb:Query', { Condition: { Null: { 'aws:x': 'true' } } }), Roles: [{ Ref: 'Role' }] },
      },
      Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: policy('appsync:GraphQL') },
    }),
  );
  expect(role?.statements).toEqual([
    { effect: 'Allow', actions: ['dynamodb:GetItem'], resources: ['*'], conditions: undefined },
    { effect: 'Allow', actions: ['dynamodb:Query'], resources: ['*'], conditions: { Null: { 'aws:x': 'true' } } },
    { effect: 'Allow', actions: ['appsync:GraphQL'], resources: ['*'], conditions: undefined },
  ]);
});

test('a statement that allows all but something is refused, since reading it as a list would grant the wrong things', () => {
  const Policies = [{ PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] } }];
  expect(() => readRoles(resourcesOf({ Role: { Type: 'AWS::IAM::Role', Properties: { Policies } } }))).toThrow('NotAction');
});
