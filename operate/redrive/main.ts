/**
 * `npm run redrive -- --function <name> [--dry-run] [--sandbox]`: hands a function again what it gave up, and removes what it
 * then took. With --sandbox the one that `npm run dev` runs; without, whatever the AWS variables of the shell name. Ends with 0
 * when nothing is left, 1 when something is, 2 when it could not begin.
 */
import { parseArgs } from 'node:util';
import { accountVariables } from '../../local/endpoint-variables.ts';
import { fixedAddresses } from '../../local/fixed-ports.ts';
import { createClients } from './clients.ts';
import { CannotRedrive, redrive } from './redrive.ts';

const USAGE = 'Usage: npm run redrive -- --function <name> [--dry-run] [--sandbox]';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const readArguments = () => {
  try {
    const { values } = parseArgs({
      options: { function: { type: 'string' }, 'dry-run': { type: 'boolean' }, sandbox: { type: 'boolean' } },
    });
    return values;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return {};
  }
};

const run = async (): Promise<number> => {
  const { function: functionName, 'dry-run': isDryRun = false, sandbox = false } = readArguments();
  if (!functionName) {
    say(USAGE);
    return 2;
  }
  if (sandbox) Object.assign(process.env, accountVariables(fixedAddresses()));
  try {
    const { left } = await redrive({ functionName, isDryRun, clients: createClients(), say });
    return left === 0 || isDryRun ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotRedrive)) throw error;
    say(error.message);
    return 2;
  }
};

process.exitCode = await run();
