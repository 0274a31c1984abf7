import { expect, test } from 'vitest';
import { refuseUnknownTypes } from '../../../../local/cloud-assembly/resource-types.ts';
import { openTemplates } from './open-templates.ts';

const refuse = (Resources: Parameters<typeof openTemplates>[0]['Resources']) => () =>
  refuseUnknownTypes(openTemplates({ Resources }).resources.all);

test('a type that nothing runs is refused with its type, logical id and code', () => {
  expect(refuse({ Cluster: { Type: 'AWS::ECS::Cluster' } })).toThrow(
    expect.objectContaining({
      code: 'TEMPLATE_UNSUPPORTED',
      message: expect.stringContaining('AWS::ECS::Cluster (Cluster in the stack root)'),
    }),
  );
});

test('what means nothing on a laptop is let through', () => {
  expect(refuse({ Alarm: { Type: 'AWS::CloudWatch::Alarm' }, Wall: { Type: 'AWS::WAFv2::WebACL' } })).not.toThrow();
});

test("a bucket is let through only when it is one of Amplify's own", () => {
  const bucket = { Bucket: { Type: 'AWS::S3::Bucket' } };
  expect(refuse(bucket)).toThrow('AWS::S3::Bucket');
  expect(
    refuse({ ...bucket, Upload: { Type: 'Custom::CDKBucketDeployment', Properties: { DestinationBucketName: { Ref: 'Bucket' } } } }),
  ).not.toThrow();
});

test('a bucket where Lambda keeps what it gave up is let through, and no other beside it', () => {
  const mapping = {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } },
  };
  const failed = { Failed: { Type: 'AWS::S3::Bucket' }, Mapping: mapping };
  expect(refuse(failed)).not.toThrow();
  expect(refuse({ ...failed, Uploads: { Type: 'AWS::S3::Bucket' } })).toThrow('AWS::S3::Bucket (Uploads');
});

test('a custom resource of the author is refused, since it would do something', () => {
  expect(refuse({ Mine: { Type: 'Custom::Mine' } })).toThrow('Custom::Mine');
});
