import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { type Environment, parseSettings } from '../amplify/infra/settings.ts';
import type { Finding } from './finding.ts';
import { inspectEmail } from './inspect-email.ts';
import { inspectSecrets } from './inspect-secrets.ts';
import { inspectSettings } from './inspect-settings.ts';
import { inspectTexts } from './inspect-texts.ts';
import { readSecrets } from './read-secrets.ts';
import type { Target } from './target.ts';

export type AwsClients = { ssm: SSMClient; ses: SESv2Client; smsVoice: PinpointSMSVoiceV2Client };

/** For whoever the shell is signed in as, in its region. */
export const createClients = (): AwsClients => {
  const configuration = {
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  };
  return {
    ssm: new SSMClient(configuration),
    ses: new SESv2Client(configuration),
    smsVoice: new PinpointSMSVoiceV2Client(configuration),
  };
};

/**
 * Everything that stands in the way of a deployment: its variables, its secrets, and what the account has not been granted
 * yet. What cannot be looked at is a finding too, and does not keep the rest from being looked at.
 */
export const inspectDeployment = async ({
  environment,
  target,
  clients,
}: {
  environment: Environment;
  target: Target;
  clients: AwsClients;
}): Promise<Finding[]> => {
  const findings = inspectSettings(environment, target);
  const { values } = parseSettings(environment);
  const problem = await findAccountProblem(clients);
  if (problem) return [...findings, problem];
  findings.push(
    ...(await orUnknown('The secrets', async () => {
      const stored = await readSecrets(clients.ssm, target);
      return inspectSecrets({ stored, signInWith: values.USHER_SIGN_IN_WITH ?? [], target });
    })),
  );
  findings.push(...(await orUnknown('E-mail', () => inspectEmail(clients.ses, values))));
  findings.push(...(await orUnknown('Text messages', () => inspectTexts(clients.smsVoice, values))));
  return findings;
};

/** Without credentials or a region nothing can be asked, and one line says so. */
const findAccountProblem = async ({ ssm }: AwsClients): Promise<Finding | undefined> => {
  const what = 'Secrets and the account were not looked at';
  try {
    await ssm.config.region();
  } catch {
    return { severity: 'unknown', what: `${what}: no AWS region is chosen.`, todo: 'Set AWS_REGION, and sign in to AWS in this shell.' };
  }
  try {
    await ssm.config.credentials();
    return undefined;
  } catch {
    return {
      severity: 'unknown',
      what: `${what}: there are no AWS credentials.`,
      todo: 'Sign in to AWS in this shell, e.g. with aws sso login.',
    };
  }
};

/** A service that refuses or does not answer leaves its part unknown; the error's name says why. */
const orUnknown = async (what: string, inspect: () => Promise<Finding[]>): Promise<Finding[]> => {
  try {
    return await inspect();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = `${error.name}: ${error.message.split('\n')[0]}`;
    return [
      {
        severity: 'unknown',
        what: `${what} could not be looked at (${reason}).`,
        todo: 'Run this with a network and with credentials that may read SSM, SES and End User Messaging.',
      },
    ];
  }
};
