import { expect, test } from 'vitest';
import type { Template } from '../../../../local/cloud-assembly/template.ts';
import { openTemplates } from './open-templates.ts';

const nestedStack = (key: string, Parameters: Record<string, unknown> = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::Region}.amazonaws.com/assets/${key}` }, Parameters },
});

const producer: Template = {
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } } },
  Outputs: { TopicArn: { Value: { Ref: 'Topic' }, Export: { Name: 'news-topic' } } },
};

test('a nested stack gets what another nested stack put out', () => {
  const consumer: Template = {
    Parameters: { Topic: { Type: 'String' } },
    Resources: {},
    Outputs: { Heard: { Value: { Ref: 'Topic' } } },
  };
  const { stack } = openTemplates(
    {
      Resources: {
        // Listed first: what it needs is resolved on demand.
        Consumer: nestedStack('consumer.json', { Topic: { 'Fn::GetAtt': ['Producer', 'Outputs.TopicArn'] } }),
        Producer: nestedStack('producer.json'),
      },
      Outputs: { heard: { Value: { 'Fn::GetAtt': ['Consumer', 'Outputs.Heard'] } } },
    },
    { 'consumer.json': consumer, 'producer.json': producer },
  );
  expect(stack.output('heard')).toBe('arn:aws:sns:us-east-1:000000000000:news');
});

test('an exported value is imported by its name', () => {
  const { stack } = openTemplates(
    { Resources: { Producer: nestedStack('producer.json') }, Outputs: { heard: { Value: { 'Fn::ImportValue': 'news-topic' } } } },
    { 'producer.json': producer },
  );
  expect(stack.output('heard')).toBe('arn:aws:sns:us-east-1:000000000000:news');
});

test('resources whose condition does not hold do not exist', () => {
  const { resources } = openTemplates({
    Conditions: { Never: { 'Fn::Equals': ['1', '2'] } },
    Resources: { Queue: { Type: 'AWS::SQS::Queue', Condition: 'Never' }, Topic: { Type: 'AWS::SNS::Topic' } },
  });
  expect(resources.all.map(({ logicalId }) => logicalId)).toEqual(['Topic']);
});

test('a logical id that two stacks use gives two names', () => {
  const twin: Template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
  const { resources } = openTemplates(
    { Resources: { Left: nestedStack('twin.json'), Right: nestedStack('twin.json') } },
    { 'twin.json': twin },
  );
  expect(resources.all.map(({ uniqueName }) => uniqueName)).toEqual(['Left-Queue', 'Right-Queue']);
});

test('made-up ids are the same at every synthesis', () => {
  const read = () => {
    const { stack } = openTemplates({
      Resources: { Pool: { Type: 'AWS::Cognito::UserPool' }, Identities: { Type: 'AWS::Cognito::IdentityPool' } },
      Outputs: { pool: { Value: { Ref: 'Pool' } }, identities: { Value: { Ref: 'Identities' } } },
    });
    return [stack.output('pool'), stack.output('identities')];
  };
  expect(read()).toEqual(read());
  expect(read()[0]).toMatch(/^us-east-1_[a-z0-9]{9}$/);
  expect(read()[1]).toMatch(/^us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});
