import { Readable } from 'node:stream';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { AwsClients } from '../../../deploy/inspect-deployment.ts';

type Request = { path: string; headers: Record<string, string>; body?: string | Uint8Array };
type Answer = { status?: number; body: unknown };
/** Answers by operation (or by path, for SES), which get what was sent. */
export type Answers = Record<string, (sent: Record<string, unknown>) => Answer>;

const failure = (status: number, name: string, message: string): Answer => ({ status, body: { __type: name, name, message } });
export const denied = (): Answer => failure(400, 'AccessDeniedException', 'not authorized to perform this');
export const notFound = (): Answer => failure(404, 'NotFoundException', 'no such identity');

/** An account with everything granted, and no secrets. */
export const READY: Answers = {
  GetParametersByPath: () => ({ body: { Parameters: [] } }),
  '/v2/email/account': () => ({
    body: { ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY', SendQuota: { MaxSendRate: 14 } },
  }),
  '/v2/email/identities/tickets%40events.example': notFound,
  '/v2/email/identities/events.example': () => ({ body: { VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS' } } }),
  DescribeAccountAttributes: () => ({ body: { AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }] } }),
  DescribeSpendLimits: () => ({
    body: { SpendLimits: [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 500, MaxLimit: 1000, Overridden: true }] },
  }),
  DescribePhoneNumbers: () => ({
    body: { PhoneNumbers: [{ PhoneNumber: '+18005550100', PhoneNumberId: 'phone-1', Status: 'ACTIVE', NumberCapabilities: ['SMS'] }] },
  }),
  DescribePools: () => ({ body: { Pools: [] } }),
  DescribeSenderIds: () => ({ body: { SenderIds: [] } }),
};

/** Clients of the real SDK that meet these answers where they would meet the network. */
export const cannedAccount = (answers: Answers): AwsClients => {
  const handle = ({ path, headers, body: sent = '' }: Request) => {
    const operation = headers['x-amz-target']?.split('.').at(-1) ?? path;
    const text = typeof sent === 'string' ? sent : new TextDecoder().decode(sent);
    const answer = answers[operation]?.(JSON.parse(text || '{}') as Record<string, unknown>);
    if (!answer) return Promise.reject(new Error(`The test has no answer to ${operation}.`));
    const { status = 200, body } = answer;
    const errorType = status < 400 ? {} : { 'x-amzn-errortype': (body as { name: string }).name };
    const response = {
      statusCode: status,
      headers: { 'content-type': 'application/json', ...errorType },
      body: Readable.from([Buffer.from(JSON.stringify(body))]),
    };
    return Promise.resolve({ response });
  };
  const configuration = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { handle },
  };
  return { ssm: new SSMClient(configuration), ses: new SESv2Client(configuration), smsVoice: new PinpointSMSVoiceV2Client(configuration) };
};
