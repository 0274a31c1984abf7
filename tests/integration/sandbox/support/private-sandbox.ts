import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCli, type Running } from './run-cli.ts';

type Outputs = { auth: { user_pool_id: string; user_pool_client_id: string }; custom: { local: { userPoolEndpoint: string } } };

export type PrivateSandbox = Running & {
  /** Address of DynamoDB. */
  dynamodb: string;
  outputs: Outputs;
};

/** `npm run sandbox` on free ports with a data folder below `folder`, without the demo world. Settles when all is up. */
export const startPrivateSandbox = async (folder: string): Promise<PrivateSandbox> => {
  const outputsFile = join(folder, 'amplify_outputs.json');
  const dataFolder = dataFolderIn(folder);
  mkdirSync(dataFolder, { recursive: true });
  // As in a folder that has been seeded before.
  writeFileSync(join(dataFolder, 'seeded.json'), '{}');
  const running = startCli(['sandbox'], { USHER_DATA_FOLDER: dataFolder, USHER_PORTS: 'free', USHER_OUTPUTS_FILE: outputsFile });
  const [, dynamodb = ''] = await running.untilOutput(/DynamoDB\s+(http:\S+)[^]*Password/);
  return { ...running, dynamodb, outputs: JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs };
};

export const dataFolderIn = (folder: string): string => join(folder, 'data');
