import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MemoryActivityLog } from './activity-log.ts';
import { SandboxClock } from './clock.ts';
import { loadBackend } from './cloud-assembly/load-backend.ts';
import type { LocalBackend } from './cloud-assembly/local-backend.ts';
import type { CognitoService } from './cognito/cognito-service.ts';
import { CredentialStore } from './credential-store.ts';
import { DataFolder } from './data-folder.ts';
import { fixedAddresses, FIXED_PORTS, FREE_PORTS } from './fixed-ports.ts';
import type { LambdaService } from './lambda/lambda-service.ts';
import { MemoryLogStore } from './log-store.ts';
import { localOutputs, withLocalAddresses, type Addresses } from './outputs.ts';
import { meteredLog } from './metering/metered-log.ts';
import type { ActivityLog, LogStore, Meter, ObjectStore, Outbox, QueueStore, TokenVerifier } from './ports.ts';
import { Reloader, type Reloaded } from './reloader.ts';
import { SandboxError } from './sandbox-error.ts';
import { ParameterStore } from './secrets.ts';
import { ServiceRack } from './service-rack.ts';
import { startConsole } from './start-console.ts';
import { addressesOf, startServices, type Services } from './start-services.ts';

export type SandboxOptions = {
  /** The repo: its amplify/ is the backend unless `backendFile` names another. */
  root: string;
  backendFile?: string;
  /** Holds everything durable. One sandbox at a time may have it open. */
  dataFolder: string;
  ports: 'fixed' | 'free';
  clock?: SandboxClock;
  /** Where the site answers, for the links in messages: replaces USHER_SITE_URL in the environment of functions. */
  siteUrl?: string;
  /** Counts what AWS would bill. */
  meter?: Meter;
  /** Builds the demo world, once in the life of a data folder. */
  seed?: boolean;
  /** Takes saved changes of the backend over by itself. */
  watch?: boolean;
  /** Aborting it while the sandbox starts makes `startSandbox` reject, with everything stopped. */
  signal?: AbortSignal;
  /** Called with the content of `amplify_outputs.json`: as soon as it is known, which with fixed ports is before anything listens, and after each reload. */
  onOutputs?(outputs: Record<string, unknown>): void;
  onReload?(reloaded: Reloaded): void;
  /** Called before a step that takes seconds, with a sentence for a person. */
  onProgress?(text: string): void;
};

export type Sandbox = {
  readonly addresses: Addresses;
  /** What `amplify_outputs.json` holds for this sandbox. */
  readonly outputs: Record<string, unknown>;
  readonly backend: LocalBackend;
  readonly clock: SandboxClock;
  readonly outbox: Outbox;
  readonly queues: QueueStore;
  readonly objects: ObjectStore;
  readonly logs: LogStore;
  readonly activity: ActivityLog;
  readonly dynamodb: DynamoDBClient;
  readonly lambda: LambdaService;
  readonly cognito: CognitoService;
  readonly tokens: TokenVerifier;
  /** Synthesizes the backend anew and takes it over if it is good. Never rejects. */
  reload(): Promise<Reloaded>;
  /** Stops everything in the reverse order of starting. Safe to call twice. */
  stop(): Promise<void>;
};

const SITE_URL_VARIABLE = 'USHER_SITE_URL';
/** The outbox takes messages as fast as they come, unless another rate was asked for: function's variable and ours. */
const RATE_VARIABLES = { SES_PER_SECOND: 'USHER_SES_PER_SECOND', SMS_PER_SECOND: 'USHER_SMS_PER_SECOND' };
const MESSAGES_PER_SECOND = '2000';
const SEEDED_FILE = 'seeded.json';

/** Runs a synthesized backend on this machine. Rejects with a `SandboxError` that says what to do; nothing runs on then. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const data = DataFolder.open(options.dataFolder);
  const rack = new ServiceRack();
  const closing: (() => Promise<void>)[] = [async () => data.close(), () => rack.stop()];
  const stop = async (): Promise<void> => {
    for (let close = closing.pop(); close; close = closing.pop()) await close();
  };
  try {
    return await bringUp({ options, data, rack, closing, stop });
  } catch (error) {
    await stop();
    throw error;
  }
};

type Parts = { options: SandboxOptions; data: DataFolder; rack: ServiceRack; closing: (() => Promise<void>)[]; stop(): Promise<void> };

const bringUp = async ({ options, data, rack, closing, stop }: Parts): Promise<Sandbox> => {
  const { signal, onOutputs, siteUrl, meter } = options;
  const clock = options.clock ?? new SandboxClock();
  const kept = new MemoryLogStore(clock);
  const logs = meter ? meteredLog(kept, meter) : kept;
  const activity = new MemoryActivityLog(clock);
  const parameters = new ParameterStore(data.file('secrets.json'));
  const ports = options.ports === 'fixed' ? FIXED_PORTS : FREE_PORTS;
  const shared = { dataFolder: data.path, ports, clock, log: logs, activity, credentials: new CredentialStore(), parameters, meter };

  const load = (cancel?: AbortSignal): Promise<LocalBackend> => loadFrom(options, cancel);
  const [loaded, services] = await loadWhileStarting({
    load: async (cancel) => {
      const backend = await load(cancel);
      if (options.ports === 'fixed') onOutputs?.(localOutputs(backend, fixedAddresses()));
      return backend;
    },
    start: () => startServices(rack, shared),
    signal,
  });

  let backend = loaded;
  const reload = (): Promise<Reloaded> => reloader.reload();
  const console = await startConsole({ rack, shared, services, backend: () => backend, reload });
  const addresses: Addresses = { ...addressesOf(services), console: console.address ?? '' };
  const apply = async (next: LocalBackend): Promise<void> => {
    const local = withVariables(withLocalAddresses(next, addresses), localVariables(siteUrl));
    parameters.applyBackend(local);
    await rack.applyBackend(local);
    backend = next;
  };
  const onReloaded = (reloaded: Reloaded): void => {
    const { outcome, detail } = reloaded;
    if (outcome !== 'UNCHANGED')
      activity.add({ kind: 'RELOAD', subject: 'backend', outcome: outcome === 'FAILED' ? 'FAILED' : 'OK', detail });
    if (outcome === 'RELOADED') onOutputs?.(localOutputs(backend, addresses));
    options.onReload?.(reloaded);
  };
  const reloader = new Reloader({ load, apply, current: () => backend, onReloaded });
  closing.push(() => reloader.close());
  await apply(backend);
  signal?.throwIfAborted();
  if (options.ports === 'free') onOutputs?.(localOutputs(backend, addresses));

  const sandbox: Sandbox = {
    addresses,
    get outputs() {
      return localOutputs(backend, addresses);
    },
    get backend() {
      return backend;
    },
    clock,
    outbox: services.messaging.outbox,
    queues: services.messaging.queues,
    objects: services.messaging.objects,
    logs,
    activity,
    dynamodb: services.dynamodb.client,
    lambda: services.lambda,
    cognito: services.cognito,
    tokens: services.cognito,
    reload,
    stop,
  };
  if (options.seed) await seedOnce(sandbox, data, options.onProgress);
  signal?.throwIfAborted();
  if (options.watch) closing.push(await watchBackend(options, reloader));
  return sandbox;
};

const backendFileOf = ({ root, backendFile }: SandboxOptions): string => backendFile ?? join(root, 'amplify', 'backend.ts');

/** Assemblies are shared by all sandboxes of a checkout, and lie inside it, since functions resolve packages from there. */
const loadFrom = async (options: SandboxOptions, signal?: AbortSignal): Promise<LocalBackend> => {
  const { backend } = await loadBackend({
    backendFile: backendFileOf(options),
    outputFolder: join(options.root, '.local', 'assemblies'),
    name: 'dev',
    signal,
    onStart: () => options.onProgress?.('Synthesizing the backend, which has changed ...'),
  });
  return backend;
};

/** The JVM takes a second to boot and a synthesis much longer: both at once. The first failure ends the other. */
const loadWhileStarting = async ({
  load,
  start,
  signal,
}: {
  load(cancel: AbortSignal): Promise<LocalBackend>;
  start(): Promise<Services>;
  signal: AbortSignal | undefined;
}): Promise<[LocalBackend, Services]> => {
  const failed = new AbortController();
  const cancel = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const starting = start().catch((error: unknown) => {
    failed.abort(error);
    throw error;
  });
  const [backend, services] = await Promise.allSettled([load(cancel), starting]);
  if (services.status === 'rejected') throw services.reason;
  if (backend.status === 'rejected') throw backend.reason;
  return [backend.value, services.value];
};

const localVariables = (siteUrl: string | undefined): Record<string, string> => ({
  ...(siteUrl && { [SITE_URL_VARIABLE]: siteUrl }),
  ...Object.fromEntries(
    Object.entries(RATE_VARIABLES).flatMap(([variable, setting]) => (process.env[setting] ? [] : [[variable, MESSAGES_PER_SECOND]])),
  ),
});

/** Replaces variables of those functions that have them. */
const withVariables = (backend: LocalBackend, variables: Record<string, string>): LocalBackend => {
  const functions = backend.functions.map((fn) => {
    const known = Object.entries(variables).filter(([name]) => name in fn.environment);
    return known.length > 0 ? { ...fn, environment: { ...fn.environment, ...Object.fromEntries(known) } } : fn;
  });
  return { ...backend, functions };
};

const seedOnce = async (sandbox: Sandbox, data: DataFolder, onProgress: SandboxOptions['onProgress']): Promise<void> => {
  const marker = data.file(SEEDED_FILE);
  if (existsSync(marker)) return;
  onProgress?.('Building the demo event ...');
  const { seedDemo } = await import('./seed/seed.ts');
  try {
    const seeded = await seedDemo(sandbox);
    writeFileSync(marker, JSON.stringify(seeded));
  } catch (cause) {
    throw new SandboxError({
      code: 'SERVICE_FAILED',
      message: `The demo event could not be built: ${cause instanceof Error ? cause.message : String(cause)}.`,
      resolution:
        'Run "npm run sandbox:reset -- --yes" and start again; if it comes back, the backend refuses what local/seed/ asks of it.',
      cause,
    });
  }
};

const watchBackend = async (options: SandboxOptions, reloader: Reloader): Promise<() => Promise<void>> => {
  const { watchFolders } = await import('./watch-folders.ts');
  return watchFolders([dirname(backendFileOf(options)), join(options.root, 'lib')], () => reloader.schedule());
};
