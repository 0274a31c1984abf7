import { isRecord } from './intrinsics.ts';
import type { StackResource } from './stack.ts';

/** Where what a mapping or an asynchronous invocation gave up goes, as an ARN. */
export const onFailureArnOf = (resource: StackResource | undefined): string | undefined => {
  const destinations = resource?.properties.DestinationConfig;
  if (!isRecord(destinations) || !isRecord(destinations.OnFailure)) return undefined;
  return String(destinations.OnFailure.Destination);
};

export const isBucketArn = (arn: string): boolean => arn.startsWith('arn:aws:s3:::');
