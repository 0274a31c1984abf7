import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  type GetEmailIdentityResponse,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { Settings } from '../amplify/infra/settings.ts';
import type { Finding } from './finding.ts';

const warn = (what: string, todo: string): Finding => ({ severity: 'warning', what, todo });

/** What keeps e-mails from guests in this account and region. */
export const inspectEmail = async (client: SESv2Client, settings: Partial<Settings>): Promise<Finding[]> => {
  const { USHER_SES_PER_SECOND: rate, USHER_SENDER_ADDRESS: sender } = settings;
  return [...(await inspectAccount(client, rate)), ...(sender ? await inspectSender(client, sender) : [])];
};

const inspectAccount = async (client: SESv2Client, wantedRate: string | undefined): Promise<Finding[]> => {
  const { ProductionAccessEnabled, SendingEnabled, EnforcementStatus, SendQuota } = await client.send(new GetAccountCommand({}));
  const findings: Finding[] = [];
  if (!ProductionAccessEnabled) {
    findings.push(
      warn(
        'SES is in its sandbox: it sends to verified addresses alone.',
        'Ask for production access in the SES console, Account dashboard.',
      ),
    );
  }
  if (!SendingEnabled || (EnforcementStatus && EnforcementStatus !== 'HEALTHY')) {
    findings.push(
      warn(
        `SES has restricted this account (${EnforcementStatus ?? 'sending is off'}).`,
        'Read why in the SES console under Reputation metrics.',
      ),
    );
  }
  const granted = SendQuota?.MaxSendRate;
  // -1 means without a limit.
  if (granted !== undefined && granted > 0 && granted < Number(wantedRate)) {
    findings.push(
      warn(`SES takes ${granted} e-mails a second, and USHER_SES_PER_SECOND is ${wantedRate}.`, `Set USHER_SES_PER_SECOND to ${granted}.`),
    );
  }
  return findings;
};

/** An address may be an identity of its own; most often its domain is. */
const inspectSender = async (client: SESv2Client, address: string): Promise<Finding[]> => {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const identity = (await findIdentity(client, address)) ?? (await findIdentity(client, domain));
  if (!identity) {
    return [warn(`SES knows neither ${address} nor ${domain}.`, `Create an identity for ${domain} in the SES console, in this region.`)];
  }
  const findings: Finding[] = [];
  if (!identity.VerifiedForSendingStatus) {
    findings.push(warn(`SES has not verified ${address}.`, `Enter the DNS records that the SES console shows for ${domain}.`));
  }
  if (identity.DkimAttributes?.Status !== 'SUCCESS') {
    const status = identity.DkimAttributes?.Status ?? 'off';
    findings.push(
      warn(
        `E-mails from ${address} carry no DKIM signature (${status}).`,
        `Enter the three CNAME records of ${domain}: without them mail programs hide the unsubscribe button.`,
      ),
    );
  }
  return findings;
};

const findIdentity = async (client: SESv2Client, name: string): Promise<GetEmailIdentityResponse | undefined> => {
  try {
    return await client.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
};
