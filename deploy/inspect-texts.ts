import {
  DescribeAccountAttributesCommand,
  DescribeSpendLimitsCommand,
  paginateDescribePhoneNumbers,
  paginateDescribePools,
  paginateDescribeSenderIds,
  type PinpointSMSVoiceV2Client,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { Settings } from '../amplify/infra/settings.ts';
import type { Finding } from './finding.ts';

/** What every account starts with, in US dollars a month: a few dozen texts. */
const FIRST_SPEND_LIMIT = 1;

const warn = (what: string, todo: string): Finding => ({ severity: 'warning', what, todo });

/** What keeps texts from guests in this account and region. A Pinpoint project has limits of its own, which are not looked at. */
export const inspectTexts = async (client: PinpointSMSVoiceV2Client, settings: Partial<Settings>): Promise<Finding[]> => {
  if (settings.USHER_PINPOINT_PROJECT_ID) return [];
  return [
    ...(await inspectAccount(client)),
    ...(await inspectSpendLimit(client)),
    ...(await inspectOrigination(client, settings.USHER_SMS_ORIGINATION_IDENTITY)),
  ];
};

const inspectAccount = async (client: PinpointSMSVoiceV2Client): Promise<Finding[]> => {
  const { AccountAttributes = [] } = await client.send(new DescribeAccountAttributesCommand({}));
  const isSandbox = AccountAttributes.some(({ Name, Value }) => Name === 'ACCOUNT_TIER' && Value === 'SANDBOX');
  if (!isSandbox) return [];
  return [
    warn(
      'End User Messaging is in its sandbox: it sends to ten verified numbers alone.',
      'Ask for production access in its console, Overview.',
    ),
  ];
};

const inspectSpendLimit = async (client: PinpointSMSVoiceV2Client): Promise<Finding[]> => {
  const { SpendLimits = [] } = await client.send(new DescribeSpendLimitsCommand({}));
  const limit = SpendLimits.find(({ Name }) => Name === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT')?.EnforcedLimit;
  if (limit === undefined || limit > FIRST_SPEND_LIMIT) return [];
  return [warn(`Texts stop at $${limit} a month.`, 'Ask for a higher spend limit, and set it to what the event may cost.')];
};

type Origin = { names: (string | undefined)[]; isReady: boolean };

const inspectOrigination = async (client: PinpointSMSVoiceV2Client, wanted: string | undefined): Promise<Finding[]> => {
  const origins = await listOrigins(client);
  if (wanted === undefined) {
    if (origins.some(({ isReady }) => isReady)) return [];
    return [
      warn(
        'Texts have no number, pool or sender ID to come from.',
        'Request one in the End User Messaging console; some countries need none.',
      ),
    ];
  }
  const found = origins.find(({ names }) => names.includes(wanted));
  if (!found) {
    return [
      warn(
        `USHER_SMS_ORIGINATION_IDENTITY names ${wanted}, which this account and region do not have.`,
        'Take an id or ARN of the End User Messaging console.',
      ),
    ];
  }
  if (found.isReady) return [];
  return [
    warn(`${wanted} cannot send texts yet.`, 'Finish its registration in the End User Messaging console; carriers take days to weeks.'),
  ];
};

const listOrigins = async (client: PinpointSMSVoiceV2Client): Promise<Origin[]> => {
  const origins: Origin[] = [];
  for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client }, {})) {
    for (const { PhoneNumber, PhoneNumberId, PhoneNumberArn, Status, NumberCapabilities } of PhoneNumbers) {
      const isReady = Status === 'ACTIVE' && NumberCapabilities?.includes('SMS') === true;
      origins.push({ names: [PhoneNumber, PhoneNumberId, PhoneNumberArn], isReady });
    }
  }
  for await (const { Pools = [] } of paginateDescribePools({ client }, {})) {
    for (const { PoolId, PoolArn, Status } of Pools) origins.push({ names: [PoolId, PoolArn], isReady: Status === 'ACTIVE' });
  }
  for await (const { SenderIds = [] } of paginateDescribeSenderIds({ client }, {})) {
    // Only some countries ask for a registration, so that an unregistered one may do.
    for (const { SenderId, SenderIdArn } of SenderIds) origins.push({ names: [SenderId, SenderIdArn], isReady: true });
  }
  return origins;
};
