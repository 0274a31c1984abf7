import { onFailureArnOf } from './failure-destination.ts';
import { isRecord } from './intrinsics.ts';
import type { Bucket } from './local-backend.ts';
import type { Resources } from './resources.ts';
import type { StackResource } from './stack.ts';

/** Whether a bucket is where Lambda keeps what it gave up of a stream: the only use that the sandbox has for one. */
export const isFailureBucket = (resource: StackResource, resources: StackResource[]): boolean =>
  resource.type === 'AWS::S3::Bucket' &&
  resources.some((mapping) => mapping.type === 'AWS::Lambda::EventSourceMapping' && onFailureArnOf(mapping) === arnOf(resource));

const arnOf = (bucket: StackResource): string => String(bucket.stack.scope.getAtt(bucket.logicalId, 'Arn'));

export const readBuckets = (resources: Resources): Bucket[] =>
  resources
    .ofType('AWS::S3::Bucket')
    .filter((bucket) => isFailureBucket(bucket, resources.all))
    .map((bucket) => ({
      logicalId: bucket.logicalId,
      name: String(bucket.stack.scope.ref(bucket.logicalId)),
      arn: arnOf(bucket),
      expiresAfterDays: expiryOf(bucket.properties.LifecycleConfiguration),
    }));

/** The shortest of the rules that hold for every object. */
const expiryOf = (configuration: unknown): number | undefined => {
  const rules = isRecord(configuration) && Array.isArray(configuration.Rules) ? configuration.Rules.filter(isRecord) : [];
  const days = rules
    .filter(({ Status, Prefix, TagFilters }) => Status === 'Enabled' && !Prefix && !TagFilters)
    .flatMap(({ ExpirationInDays }) => (ExpirationInDays === undefined ? [] : [Number(ExpirationInDays)]));
  return days.length > 0 ? Math.min(...days) : undefined;
};
