import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CHILD = join(ROOT, 'local', 'cloud-assembly', 'synthesis-child.ts');
const BACKEND = fileURLToPath(new URL('backend-with-nag.ts', import.meta.url));
const CONTEXT = {
  'amplify-backend-namespace': 'usher',
  'amplify-backend-name': 'main',
  'amplify-backend-type': 'branch',
  secretLastUpdated: 1,
  // Else the synthesis ends with an error before anyone can read what was found.
  '@aws-cdk/core:failSynthOnValidationErrors': false,
};

/** What a rule has against one construct. */
export type Finding = {
  /** e.g. `AwsSolutions-IAM5`. */
  rule: string;
  /** What exactly, where a rule tells: an action or a resource with a wildcard, a managed policy. */
  detail: string;
  /** Below the root stack, e.g. `data/agenda-lambda/Resource`. */
  path: string;
};

type Report = {
  pluginReports: { pluginName: string; violations: { ruleName: string; violatingConstructs: { constructPath: string }[] }[] }[];
};

/** All that cdk-nag finds in what a branch deployment would send to CloudFormation. Takes about 30 seconds. */
export const findWithNag = async (): Promise<Finding[]> => {
  mkdirSync(join(ROOT, '.local'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.local', 'nag-'));
  try {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', CHILD, BACKEND], {
      cwd: ROOT,
      env: {
        ...process.env,
        CDK_CONTEXT_JSON: JSON.stringify(CONTEXT),
        CDK_OUTDIR: folder,
        AWS_REGION: 'us-east-1',
        USHER_SIGN_IN_WITH: 'google,facebook,amazon',
        USHER_SITE_URL: 'https://events.example',
        USHER_PINPOINT_PROJECT_ID: 'project1',
      },
    });
    const report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as Report;
    return report.pluginReports.flatMap(findingsOf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const findingsOf = ({ violations }: Report['pluginReports'][number]): Finding[] =>
  violations.flatMap(({ ruleName, violatingConstructs }) => {
    const [, rule = ruleName, detail = ''] = /^([^[]+)(?:\[(.*)\])?$/s.exec(ruleName) ?? [];
    return violatingConstructs.map(({ constructPath }) => ({ rule, detail, path: constructPath.slice(constructPath.indexOf('/') + 1) }));
  });
