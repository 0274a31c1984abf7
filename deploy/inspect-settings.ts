import { type Environment, EXAMPLE_SENDER, parseSettings, SETTINGS } from '../amplify/infra/settings.ts';
import type { Finding } from './finding.ts';
import type { Target } from './target.ts';

/** Local addresses may be http: browsers trust them. */
const isHttps = (address: string): boolean => new URL(address).protocol === 'https:';

/** Variables of ours that no row knows are misspelled more often than not. These belong to the sandbox and the build. */
const NOT_OF_BACKEND = ['USHER_DATA_FOLDER', 'USHER_NEXT_DIST', 'USHER_OUTPUTS_FILE', 'USHER_PORTS', 'USHER_SANDBOX_URL'];

/** What is wrong with the variables of a deployment, without asking anyone. */
export const inspectSettings = (environment: Environment, { type }: Pick<Target, 'type'>): Finding[] => {
  const where = type === 'branch' ? 'under Hosting > Environment variables' : 'in your shell';
  const { values, problems } = parseSettings(environment);
  const findings: Finding[] = problems.map(({ name, problem }) => ({
    severity: 'missing',
    what: `${name} ${problem}.`,
    todo: `Set it anew ${where}: ${SETTINGS[name].what}.`,
  }));
  findings.push(...unknownNames(environment));
  if (type === 'sandbox') return findings;
  const { USHER_SITE_URL: site, USHER_SENDER_ADDRESS: sender } = values;
  if (site && !isHttps(site)) {
    findings.push({
      severity: 'missing',
      what: `USHER_SITE_URL is ${site}, and the links in messages of a branch lead there.`,
      todo: `Set it ${where} to the https address of this branch's site.`,
    });
  }
  if (sender === EXAMPLE_SENDER) {
    findings.push({
      severity: 'missing',
      what: `USHER_SENDER_ADDRESS is still the example, ${EXAMPLE_SENDER}: no e-mail of this branch would leave.`,
      todo: `Set it ${where} to an address of a domain of yours.`,
    });
  }
  return findings;
};

const unknownNames = (environment: Environment): Finding[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('USHER_') && !Object.hasOwn(SETTINGS, name) && !NOT_OF_BACKEND.includes(name))
    .map((name) => ({
      severity: 'warning',
      what: `${name} is no setting of Usher.`,
      todo: 'Compare its spelling with docs/deploy.md, or remove it.',
    }));
