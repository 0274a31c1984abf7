import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { DlqDestinationConfig, IEventSourceDlq, IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { backend } from '../backend.ts';
import { isBranch, removalPolicyOf } from './deployment.ts';

/** Where Lambda writes what it gave up of a stream: below the id of the mapping, which the key holds next. */
const KEYS_OF_LAMBDA = 'aws/lambda/*';
/** They hold personal data, and news that is older helps nobody. */
const KEPT_DAYS = 30;

/** Where records end that could not be dealt with, whole: of streams in the bucket, delivery events in the queue. */
export type Failures = { records: Bucket; recordDelivery: Queue };

export const addFailureDestinations = ({ data: { stack } }: typeof backend): Failures => {
  return {
    records: new Bucket(stack, 'FailedRecords', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(KEPT_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: removalPolicyOf(stack),
      // CloudFormation deletes no bucket that holds something: without this, one bad record would keep a sandbox from going.
      autoDeleteObjects: !isBranch(stack),
    }),
    recordDelivery: new Queue(stack, 'RecordDeliveryFailures', {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    }),
  };
};

/**
 * A bucket as the failure destination of a stream. CDK's own S3OnFailureDestination lets the function read and delete all of
 * the bucket; Lambda asks for these two alone: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export class FailedRecordsDestination implements IEventSourceDlq {
  readonly #bucket: IBucket;

  constructor(bucket: IBucket) {
    this.#bucket = bucket;
  }

  bind(_mapping: IEventSourceMapping, target: IFunction): DlqDestinationConfig {
    // Not below the mapping's own id: Lambda refuses a mapping whose role may not write yet, and the id comes with the mapping.
    target.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [this.#bucket.arnForObjects(KEYS_OF_LAMBDA)] }));
    target.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.#bucket.bucketArn] }));
    return { destination: this.#bucket.bucketArn };
  }
}
