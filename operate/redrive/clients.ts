import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { QueueClient } from './queue-client.ts';

export type Clients = { lambda: LambdaClient; s3: S3Client; queues: QueueClient };

/** By the variables of the environment, unless a test names an endpoint. The same account, region and credentials for all three. */
export const createClients = (config: Pick<LambdaClientConfig, 'region' | 'endpoint' | 'credentials'> = {}): Clients => {
  const lambda = new LambdaClient(config);
  return {
    lambda,
    // The sandbox has no host name for each bucket; S3 takes both forms.
    s3: new S3Client({ ...config, forcePathStyle: true }),
    queues: new QueueClient({
      region: lambda.config.region,
      credentials: lambda.config.credentials,
      endpoint: typeof config.endpoint === 'string' ? config.endpoint : undefined,
    }),
  };
};
