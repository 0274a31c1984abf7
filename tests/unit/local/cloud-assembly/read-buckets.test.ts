import { expect, test } from 'vitest';
import { readBuckets } from '../../../../local/cloud-assembly/read-buckets.ts';
import { readEventSourceMappings, readFunctions } from '../../../../local/cloud-assembly/read-functions.ts';
import { openTemplates } from './open-templates.ts';

const failedRecords = {
  Guests: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'guests', StreamSpecification: { StreamViewType: 'NEW_IMAGE' } } },
  Confirm: {
    Type: 'AWS::Lambda::Function',
    Properties: { FunctionName: 'confirm', Code: { S3Key: 'code.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x', Role: 'role' },
  },
  Failed: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: 'failed',
      LifecycleConfiguration: {
        Rules: [
          { Status: 'Disabled', ExpirationInDays: 1 },
          { Status: 'Enabled', ExpirationInDays: 30 },
        ],
      },
    },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Guests', 'StreamArn'] },
      FunctionName: { Ref: 'Confirm' },
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } },
    },
  },
};

test('a bucket of failed records keeps its name and how long it holds them', () => {
  const { resources, files } = openTemplates({ Resources: failedRecords });
  expect(readBuckets(resources)).toEqual([{ logicalId: 'Failed', name: 'failed', arn: 'arn:aws:s3:::failed', expiresAfterDays: 30 }]);
  expect(readEventSourceMappings(resources, readFunctions(resources, files))[0]?.onFailureArn).toBe('arn:aws:s3:::failed');
});

test('refuses a bucket for events that were handed over asynchronously', () => {
  const invoke = {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: { FunctionName: { Ref: 'Confirm' }, DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failed' } } },
  };
  const { resources, files } = openTemplates({ Resources: { ...failedRecords, Invoke: invoke } });
  expect(() => readFunctions(resources, files)).toThrow('a bucket for failed asynchronous events');
});
