import { describeFindings, exitCodeOf } from './finding.ts';
import { createClients, inspectDeployment } from './inspect-deployment.ts';
import { targetOf, UsageError } from './target.ts';

/** Prints what is missing for a deployment, and gives the exit code: 1 when something needed is missing, 2 for a wrong call. */
export const main = async (args: string[]): Promise<number> => {
  try {
    const target = targetOf(args, process.env);
    const findings = await inspectDeployment({ environment: process.env, target, clients: createClients() });
    console.log([`Checked ${target.type} ${target.name} of ${target.namespace}.`, ...describeFindings(findings)].join('\n'));
    return exitCodeOf(findings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    console.error('Usage: npm run check:deploy -- [--branch <name> --app-id <id> | --identifier <sandbox>]');
    return 2;
  }
};
