import { ACCOUNT_ID, REGION } from './cloud-assembly/local-names.ts';
import type { Addresses } from './outputs.ts';

/**
 * Points an AWS SDK at a sandbox, service by service.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const endpointVariables = ({ aws, cognito, dynamodb, ses }: Omit<Addresses, 'console'>): Record<string, string> => ({
  // For every service that is not named below, so that nothing ever leaves the laptop.
  AWS_ENDPOINT_URL: aws,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY: cognito,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ENDPOINT_URL_DYNAMODB_STREAMS: dynamodb,
  AWS_ENDPOINT_URL_SESV2: ses,
});

/** All that a program needs to use a sandbox as its AWS account. */
export const accountVariables = (addresses: Addresses): Record<string, string> => ({
  ...endpointVariables(addresses),
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCOUNT_ID: ACCOUNT_ID,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  // The SDKs look for a machine's role where they have nothing else; there is none here, and asking takes a second.
  AWS_EC2_METADATA_DISABLED: 'true',
});
