import type { AppSyncService } from './appsync/appsync-service.ts';
import type { Realtime } from './appsync/realtime/attach-realtime.ts';
import type { SandboxClock } from './clock.ts';
import type { CognitoService } from './cognito/cognito-service.ts';
import type { CredentialStore } from './credential-store.ts';
import type { DynamoDbService } from './dynamodb/dynamodb-service.ts';
import { endpointVariables } from './endpoint-variables.ts';
import type { Ports } from './fixed-ports.ts';
import type { LambdaService } from './lambda/lambda-service.ts';
import type { MessagingService } from './messaging/messaging-service.ts';
import type { Addresses } from './outputs.ts';
import type { ActivityLog, LambdaInvoker, LogStore, Meter } from './ports.ts';
import type { SchedulerService } from './scheduler/scheduler-service.ts';
import type { ParameterStore } from './secrets.ts';
import type { LocalService } from './service.ts';
import type { ServiceRack } from './service-rack.ts';
import type { StreamService } from './streams/stream-service.ts';

/** What all services of one sandbox share. */
export type Shared = {
  dataFolder: string;
  ports: Ports;
  clock: SandboxClock;
  log: LogStore;
  activity: ActivityLog;
  credentials: CredentialStore;
  parameters: ParameterStore;
  meter?: Meter | undefined;
};

export type Services = {
  dynamodb: DynamoDbService;
  messaging: MessagingService;
  lambda: LambdaService;
  cognito: CognitoService;
  appsync: AppSyncService;
  streams: StreamService;
  scheduler: SchedulerService;
};

/**
 * Starts the services in their order, each with what it needs of the earlier ones. The JVM of DynamoDB takes as long to
 * boot as the code of all others to load, so these two overlap.
 */
export const startServices = async (rack: ServiceRack, shared: Shared): Promise<Services> => {
  const { dataFolder, ports, clock, log, activity, credentials, parameters, meter } = shared;
  const { DynamoDbService } = await import('./dynamodb/dynamodb-service.ts');
  const booting = rack.start(new DynamoDbService({ dataFolder, port: ports.dynamodb, log }));
  // Awaited below; until then nobody else may report its failure.
  booting.catch(() => undefined);

  const code = await loadCode();
  // The services that functions call exist before the functions do, which closes the circle.
  const invoker: LambdaInvoker = { invoke: (...call) => lambda.invoke(...call) };
  const messaging = await rack.start(
    new code.MessagingService({ dataFolder, port: ports.aws, sesPort: ports.ses, clock, log, parameters, lambda: invoker }),
  );
  const endpoints = (): Record<string, string> => endpointVariables({ ...addressesOf(services), dynamodb: database.endpoint });
  const lambda = await rack.start(
    new code.LambdaService({ log, activity, queues: messaging.queues, credentials, clock, endpoints, meter }),
  );
  const cognito = await rack.start(
    new code.CognitoService({ dataFolder, port: ports.cognito, lambda, outbox: messaging.outbox, clock, credentials, log }),
  );
  const dynamodb = await booting;
  // What resolvers and functions do to tables passes the meter; the sandbox's own reads of streams cost nothing in AWS.
  const database = meter ? await rack.start(await meteredDatabase(dynamodb, meter)) : dynamodb;
  const appsync = await rack.start(
    new code.AppSyncService({ port: ports.appsync, dynamodb: database, lambda, tokens: cognito, credentials, clock, log, meter }),
  );
  await rack.start(realtimeService(code.attachRealtime({ server: appsync.server, engine: appsync.engine, clock, log, meter })));
  const streams = await rack.start(
    new code.StreamService({
      dataFolder,
      dynamoDb: dynamodb,
      invoker: lambda,
      queues: messaging.queues,
      objects: messaging.objects,
      activity,
      log,
      clock,
    }),
  );
  const scheduler = await rack.start(new code.SchedulerService({ dataFolder, invoker: lambda, queues: messaging.queues, activity, clock }));
  const services: Services = { dynamodb, messaging, lambda, cognito, appsync, streams, scheduler };
  return services;
};

/** Where the services listen, as URLs for browsers and clients. The console's is known when it has started. */
export const addressesOf = ({ appsync, dynamodb, cognito, messaging }: Services): Omit<Addresses, 'console'> => ({
  appsync: originOf(appsync.address),
  dynamodb: dynamodb.endpoint,
  cognito: cognito.endpoint,
  aws: originOf(messaging.address),
  ses: originOf(messaging.sesAddress),
});

const originOf = (address: string | undefined): string => new URL(address ?? '').origin;

const loadCode = async () => {
  const [messaging, lambda, cognito, appsync, realtime, streams, scheduler] = await Promise.all([
    import('./messaging/messaging-service.ts'),
    import('./lambda/lambda-service.ts'),
    import('./cognito/cognito-service.ts'),
    import('./appsync/appsync-service.ts'),
    import('./appsync/realtime/attach-realtime.ts'),
    import('./streams/stream-service.ts'),
    import('./scheduler/scheduler-service.ts'),
  ]);
  return { ...messaging, ...lambda, ...cognito, ...appsync, ...realtime, ...streams, ...scheduler };
};

const meteredDatabase = async (dynamodb: DynamoDbService, meter: Meter) => {
  const { DynamoDbMeter } = await import('./metering/dynamodb-meter.ts');
  return new DynamoDbMeter({ target: () => dynamodb.endpoint, meter });
};

const realtimeService = (realtime: Realtime): LocalService => ({
  name: 'AppSync real-time',
  start: async () => undefined,
  applyBackend: async (backend) => realtime.applyBackend(backend),
  stop: async () => realtime.close(),
});
