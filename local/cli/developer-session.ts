import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtOnce } from '../data-folder.ts';
import { FIXED_PORT_LIST, SITE_PORT } from '../fixed-ports.ts';
import { refuseTakenPorts } from '../ports-check.ts';
import type { Reloaded } from '../reloader.ts';
import { startSandbox, type Sandbox } from '../sandbox.ts';
import { DATA_FOLDER, OUTPUTS_FILE, ROOT } from './paths.ts';
import { Site } from './site.ts';
import { firstStopSignal } from './stop-signals.ts';
import { printTable } from './terminal.ts';

/**
 * Runs the developer's own sandbox, with or without the site, until a signal asks it to stop. Gives the exit code. When
 * it returns or rejects, no process of it is left.
 */
export const runDeveloperSession = async ({ withSite }: { withSite: boolean }): Promise<number> => {
  const asked = new AbortController();
  const stopSignal = firstStopSignal().then(() => asked.abort());
  // A second sandbox on one machine, e.g. of another checkout.
  const ports = process.env.USHER_PORTS === 'free' && !withSite ? 'free' : 'fixed';
  if (ports === 'fixed') await refuseTakenPorts([...(withSite ? [{ port: SITE_PORT, service: 'the site' }] : []), ...FIXED_PORT_LIST]);
  let site: Site | undefined;
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await startSandbox({
      root: ROOT,
      dataFolder: DATA_FOLDER,
      ports,
      siteUrl: `http://localhost:${SITE_PORT}`,
      seed: true,
      watch: true,
      signal: asked.signal,
      onReload: reportReload,
      onProgress: (text) => console.log(text),
      onOutputs: (outputs) => {
        writeOutputs(outputs);
        // Next reads the outputs when it starts, and is the slowest of all to start.
        if (withSite) site ??= new Site();
      },
    });
    await Promise.race([site?.ready, stopSignal]);
    if (!asked.signal.aborted) await announce(sandbox, site);
    const siteEnded = site?.ended.then(() => 'SITE_ENDED' as const);
    const reason = await Promise.race([stopSignal, ...(siteEnded ? [siteEnded] : [])]);
    if (reason === 'SITE_ENDED') console.error('Next.js has ended, so the sandbox stops, too. Its last words are above.');
    return reason === 'SITE_ENDED' ? 1 : 0;
  } catch (error) {
    if (asked.signal.aborted) return 0;
    throw error;
  } finally {
    await Promise.all([site?.stop(), sandbox?.stop()]);
  }
};

/** Rewritten only when it differs: Next compiles everything anew when the file changes. */
const writeOutputs = (outputs: Record<string, unknown>): void => {
  const content = `${JSON.stringify(outputs, undefined, 2)}\n`;
  if (existsSync(OUTPUTS_FILE) && readFileSync(OUTPUTS_FILE, 'utf8') === content) return;
  writeFileAtOnce(OUTPUTS_FILE, content);
};

const announce = async ({ addresses }: Sandbox, site: Site | undefined): Promise<void> => {
  const { DEMO_ACCOUNTS } = await import('../seed/seed.ts');
  const { SEED_PASSWORD } = await import('../seed/people.ts');
  const { organizer, staff, kiosk, ada, grace } = DEMO_ACCOUNTS;
  printTable([
    ...(site ? [['Site', site.url]] : []),
    ['Console', `${addresses.console}  e-mails, texts, sign-up codes, tables, logs, clock`],
    ['GraphQL', `${addresses.appsync}/graphql`],
    ['DynamoDB', addresses.dynamodb],
    ['Cognito', addresses.cognito],
    ['SES', addresses.ses],
    ['Other AWS', `${addresses.aws}  SNS, SQS, SSM, Pinpoint, SMS, Lambda`],
    ['', ''],
    ['Organizer', organizer],
    ['Staff', staff],
    ['Kiosk', kiosk],
    ['Guests', `${ada} (at the event), ${grace} (not registered yet)`],
    ['Password', `${SEED_PASSWORD}  for all of them`],
  ]);
  site?.show();
};

let hasFailed = false;

const reportReload = ({ outcome, detail }: Reloaded): void => {
  if (outcome === 'FAILED') console.error(`The change was not taken over; the last good backend goes on.\n${detail}`);
  if (outcome === 'RELOADED') console.log(detail);
  if (outcome === 'UNCHANGED' && hasFailed) console.log('The backend is good again.');
  hasFailed = outcome === 'FAILED';
};
