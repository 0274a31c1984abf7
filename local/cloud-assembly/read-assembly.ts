import { createHash } from 'node:crypto';
import { openAssembly } from './assembly-files.ts';
import type { LocalBackend } from './local-backend.ts';
import { ACCOUNT_ID, REGION } from './local-names.ts';
import { readApi } from './read-api.ts';
import { readAuth } from './read-auth.ts';
import { readBuckets } from './read-buckets.ts';
import { readEventSourceMappings, readFunctions } from './read-functions.ts';
import { readConfigurationSets, readParameters, readQueues, readTopics } from './read-messaging.ts';
import { readOutputs } from './read-outputs.ts';
import { readRoles } from './read-roles.ts';
import { readSchedules } from './read-schedules.ts';
import { readTables } from './read-tables.ts';
import { refuseUnknownTypes } from './resource-types.ts';
import { Resources } from './resources.ts';
import { Stack, StackTree } from './stack.ts';

/**
 * Reads the cloud assembly that `synthesize` left in a folder. Rejects with TEMPLATE_UNSUPPORTED, naming type and logical
 * id, when the backend has something that the sandbox cannot run: nothing is left out silently.
 */
export const readAssembly = async (folder: string): Promise<LocalBackend> => {
  const files = openAssembly(folder);
  const tree = new StackTree(files);
  const root = new Stack({ tree, name: 'root', template: files.readRootTemplate() });
  const resources = new Resources(tree.stacks.flatMap((stack) => stack.resources()));
  refuseUnknownTypes(resources.all);
  const functions = readFunctions(resources, files);
  const backend: Omit<LocalBackend, 'hash'> = {
    region: REGION,
    accountId: ACCOUNT_ID,
    api: readApi(resources, files),
    tables: readTables(resources),
    functions,
    eventSourceMappings: readEventSourceMappings(resources, functions),
    schedules: readSchedules(resources),
    auth: readAuth(resources),
    topics: readTopics(resources),
    configurationSets: readConfigurationSets(resources),
    queues: readQueues(resources),
    buckets: readBuckets(resources),
    roles: readRoles(resources),
    parameters: readParameters(resources),
    outputs: readOutputs({ root, resources, files }),
  };
  return { hash: hashOf(backend, folder), ...backend };
};

/** Assets carry their content's hash in their path, so the folder is all that may differ between equal backends. */
const hashOf = (backend: Omit<LocalBackend, 'hash'>, folder: string): string =>
  createHash('sha256')
    .update(JSON.stringify(backend).replaceAll(JSON.stringify(folder).slice(1, -1), ''))
    .digest('hex')
    .slice(0, 16);
