import { describe, expect, test } from 'vitest';
import { SandboxError } from '../../../../local/sandbox-error.ts';
import { evaluate } from './open-templates.ts';

describe('intrinsic functions', () => {
  test.each([
    ['Ref of a parameter gives its default', { Ref: 'Size' }, 5],
    ['Ref of a pseudo parameter gives the local account', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['Fn::Join joins', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 1]] }, 'a-us-east-1-1'],
    ['Fn::Split and Fn::Select take one part', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'table/Guest/stream'] }] }, 'Guest'],
    ['Fn::Select takes its index as text, too', { 'Fn::Select': ['0', ['a', 'b']] }, 'a'],
    ['Fn::Sub fills in parameters', { 'Fn::Sub': 'at ${AWS::Region}/${Size}' }, 'at us-east-1/5'],
    ['Fn::Sub prefers its own variables', { 'Fn::Sub': ['${Size}', { Size: { Ref: 'AWS::Partition' } }] }, 'aws'],
    ['Fn::Sub leaves an escaped name alone', { 'Fn::Sub': '${!Size}' }, '${Size}'],
    ['Fn::Sub reads attributes', { 'Fn::Sub': '${Queue.QueueName}' }, 'waiting'],
    ['Fn::If takes the branch of its condition', { 'Fn::If': ['IsLarge', 'large', 'small'] }, 'small'],
    ['Fn::FindInMap looks up', { 'Fn::FindInMap': ['Zones', { Ref: 'AWS::Region' }, 'first'] }, 'a'],
    ['Fn::Base64 encodes', { 'Fn::Base64': 'hi' }, 'aGk='],
    ['Fn::ToJsonString writes JSON', { 'Fn::ToJsonString': { size: { Ref: 'Size' } } }, '{"size":5}'],
    ['Fn::Length counts', { 'Fn::Length': ['a', 'b'] }, 2],
    ['an object with other keys beside Ref is no intrinsic', { Ref: 'Size', other: 1 }, { Ref: 'Size', other: 1 }],
  ])('%s', (_, expression, expected) => {
    expect(
      evaluate(expression, {
        Parameters: { Size: { Type: 'Number', Default: 5 } },
        Conditions: { IsLarge: { 'Fn::Equals': [{ Ref: 'Size' }, '10'] } },
        Mappings: { Zones: { 'us-east-1': { first: 'a' } } },
        Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'waiting' } } },
      }),
    ).toEqual(expected);
  });

  test('AWS::NoValue removes a property and a list item', () => {
    expect(evaluate({ kept: 1, gone: { Ref: 'AWS::NoValue' }, list: ['a', { Ref: 'AWS::NoValue' }] })).toEqual({ kept: 1, list: ['a'] });
  });

  test.each([
    ['and', { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
    ['or', { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] }, true],
    ['not', { 'Fn::Not': [{ Condition: 'No' }] }, true],
  ])('conditions combine with %s', (_, condition, expected) => {
    const Conditions = { Yes: { 'Fn::Equals': ['1', '1'] }, No: { 'Fn::Equals': ['1', '2'] }, Combined: condition };
    expect(evaluate({ 'Fn::If': ['Combined', true, false] }, { Conditions })).toBe(expected);
  });

  test.each([
    ['an intrinsic it does not know', { 'Fn::Cidr': ['10.0.0.0/16', 1, 8] }, 'Fn::Cidr'],
    ['a name that nothing has', { Ref: 'Nobody' }, 'Nobody'],
    ['an attribute that the type does not have', { 'Fn::GetAtt': ['Queue', 'Colour'] }, 'Colour of Queue (AWS::SQS::Queue)'],
    ['an item beyond the list', { 'Fn::Select': [2, ['a']] }, 'item 2 out of 1'],
    ['an import that nothing exports', { 'Fn::ImportValue': 'elsewhere' }, 'elsewhere'],
  ])('refuses %s by name', (_, expression, name) => {
    const attempt = () => evaluate(expression, { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
    expect(attempt).toThrow(SandboxError);
    expect(attempt).toThrow(name);
  });
});
