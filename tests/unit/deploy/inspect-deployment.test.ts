import { ParameterPathConversions } from '@aws-amplify/platform-core';
import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { describeFindings, exitCodeOf } from '../../../deploy/finding.ts';
import { inspectDeployment } from '../../../deploy/inspect-deployment.ts';
import type { Target } from '../../../deploy/target.ts';
import { type Answers, cannedAccount, denied, notFound, READY } from './canned-account.ts';

const MAIN: Target = { namespace: 'd1abc', name: 'main', type: 'branch' };
const MINE: Target = { namespace: 'usher', name: 'ada', type: 'sandbox' };
const KEY = Buffer.alloc(32, 7).toString('base64');
const OWN = ParameterPathConversions.toParameterPrefix(MAIN);
const ENVIRONMENT = { USHER_SITE_URL: 'https://events.example', USHER_SENDER_ADDRESS: 'tickets@events.example' };

/** SSM with these parameters, by full name, two on a page. */
const storing = (parameters: Record<string, string>): Answers => ({
  GetParametersByPath: ({ Path, NextToken }) => {
    const all = Object.entries(parameters).filter(([name]) => name.startsWith(`${String(Path)}/`));
    const from = Number(NextToken ?? 0);
    const Parameters = all.slice(from, from + 2).map(([Name, Value]) => ({ Name, Value }));
    return { body: { Parameters, ...(from + 2 < all.length && { NextToken: String(from + 2) }) } };
  },
});
const KEYS = storing({ [`${OWN}/TICKET_SIGNING_KEY`]: KEY, '/amplify/shared/d1abc/MESSAGE_LINK_KEY': KEY });

const inspect = (answers: Answers, environment: Record<string, string> = ENVIRONMENT, target: Target = MAIN) =>
  inspectDeployment({ environment, target, clients: cannedAccount({ ...READY, ...KEYS, ...answers }) });

describe('The check before a deployment', () => {
  it('has nothing to say when nothing is missing: secrets of the branch and of all branches count', async () => {
    const findings = await inspect({});
    expect(findings).toEqual([]);
    expect(exitCodeOf(findings)).toBe(0);
    expect(describeFindings(findings)).toEqual(['Nothing is missing.']);
  });

  it('names each secret that is missing, what it is and how to make it', async () => {
    const findings = await inspect(storing({}));
    expect(findings).toEqual([
      {
        severity: 'missing',
        what: 'The secret TICKET_SIGNING_KEY is not set.',
        todo: 'Set TICKET_SIGNING_KEY in the Amplify console under Hosting > Secrets: 32 random bytes in base64: the Ed25519 seed that signs tickets (openssl rand -base64 32).',
      },
      expect.objectContaining({ what: 'The secret MESSAGE_LINK_KEY is not set.' }),
    ]);
    expect(exitCodeOf(findings)).toBe(1);
  });

  it('reads every page of secrets, and not those of other branches', async () => {
    const many = Object.fromEntries([1, 2, 3, 4].map((number) => [`${OWN}/A${number}`, 'x']));
    const other = ParameterPathConversions.toParameterPrefix({ ...MAIN, name: 'other' });
    const stored = { ...many, [`${OWN}/TICKET_SIGNING_KEY`]: KEY, [`${other}/MESSAGE_LINK_KEY`]: KEY };
    expect((await inspect(storing(stored))).map(({ what }) => what)).toEqual(['The secret MESSAGE_LINK_KEY is not set.']);
  });

  it.each([
    ['31 bytes', Buffer.alloc(31).toString('base64')],
    ['hexadecimal digits', Buffer.alloc(32).toString('hex')],
    ['no base64', 'a key of my own!'],
  ])('refuses a signing key of %s without showing it', async (_, value) => {
    const findings = await inspect(storing({ [`${OWN}/TICKET_SIGNING_KEY`]: value, [`${OWN}/MESSAGE_LINK_KEY`]: KEY }));
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'missing', what: 'The secret TICKET_SIGNING_KEY has to be 32 bytes in base64.' }),
    ]);
    expect(describeFindings(findings).join()).not.toContain(value);
  });

  it('asks for the secrets of sign-ins that are switched on, and looks at their shape', async () => {
    const stored = { [`${OWN}/TICKET_SIGNING_KEY`]: KEY, [`${OWN}/MESSAGE_LINK_KEY`]: KEY, [`${OWN}/GOOGLE_CLIENT_ID`]: 'usher' };
    const findings = await inspect(storing(stored), { ...ENVIRONMENT, USHER_SIGN_IN_WITH: 'google' });
    expect(findings.map(({ what }) => what)).toEqual([
      'The secret GOOGLE_CLIENT_ID does not look like an id of google.',
      'The secret GOOGLE_CLIENT_SECRET is not set, and USHER_SIGN_IN_WITH names google.',
    ]);
  });

  it('wants of a branch an https address and a sender of its own, and of a sandbox neither', async () => {
    expect((await inspect({ '/v2/email/identities/tickets%40usher.example': notFound }, {})).slice(0, 2)).toEqual([
      expect.objectContaining({ severity: 'missing', what: expect.stringMatching(/^USHER_SITE_URL is http:\/\/localhost:3000/) }),
      expect.objectContaining({ severity: 'missing', what: expect.stringMatching(/^USHER_SENDER_ADDRESS is still the example/) }),
    ]);
    const offline = cannedAccount({ GetParametersByPath: denied });
    const mine = await inspectDeployment({ environment: {}, target: MINE, clients: offline });
    expect(mine.filter(({ severity }) => severity === 'missing')).toEqual([]);
  });

  it('tells of malformed and of misspelled variables, and still looks at the rest', async () => {
    const findings = await inspect(storing({}), { ...ENVIRONMENT, USHER_SES_PER_SECOND: 'fast', USHER_SITE_ULR: 'https://events.example' });
    expect(findings.map(({ what }) => what)).toEqual([
      'USHER_SES_PER_SECOND has to be a number above 0, not "fast".',
      'USHER_SITE_ULR is no setting of Usher.',
      'The secret TICKET_SIGNING_KEY is not set.',
      'The secret MESSAGE_LINK_KEY is not set.',
    ]);
  });
});

describe('The check of the account', () => {
  it('warns of what SES has not granted, and stops nothing', async () => {
    const findings = await inspect({
      '/v2/email/account': () => ({ body: { ProductionAccessEnabled: false, SendingEnabled: true, SendQuota: { MaxSendRate: 1 } } }),
      '/v2/email/identities/events.example': () => ({ body: { VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING' } } }),
    });
    expect(findings.map(({ severity, what }) => [severity, what])).toEqual([
      ['warning', 'SES is in its sandbox: it sends to verified addresses alone.'],
      ['warning', 'SES takes 1 e-mails a second, and USHER_SES_PER_SECOND is 14.'],
      ['warning', 'SES has not verified tickets@events.example.'],
      ['warning', 'E-mails from tickets@events.example carry no DKIM signature (PENDING).'],
    ]);
    expect(exitCodeOf(findings)).toBe(0);
  });

  it('warns of a sender that SES does not know, and of an account that it paused', async () => {
    const findings = await inspect({
      '/v2/email/account': () => ({ body: { ProductionAccessEnabled: true, SendingEnabled: false, EnforcementStatus: 'SHUTDOWN' } }),
      '/v2/email/identities/events.example': notFound,
    });
    expect(findings.map(({ what }) => what)).toEqual([
      'SES has restricted this account (SHUTDOWN).',
      'SES knows neither tickets@events.example nor events.example.',
    ]);
  });

  it('warns of what End User Messaging has not granted', async () => {
    const findings = await inspect({
      DescribeAccountAttributes: () => ({ body: { AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'SANDBOX' }] } }),
      DescribeSpendLimits: () => ({ body: { SpendLimits: [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 1 }] } }),
      DescribePhoneNumbers: () => ({
        body: { PhoneNumbers: [{ PhoneNumberId: 'phone-1', Status: 'PENDING', NumberCapabilities: ['SMS'] }] },
      }),
    });
    expect(findings.map(({ what }) => what)).toEqual([
      'End User Messaging is in its sandbox: it sends to ten verified numbers alone.',
      'Texts stop at $1 a month.',
      'Texts have no number, pool or sender ID to come from.',
    ]);
  });

  it.each([
    ['phone-1', []],
    ['+18005550100', []],
    ['pool-1', ['pool-1 cannot send texts yet.']],
    ['phone-2', ['USHER_SMS_ORIGINATION_IDENTITY names phone-2, which this account and region do not have.']],
  ])('looks for the origination identity %s', async (wanted, expected) => {
    const pools: Answers = { DescribePools: () => ({ body: { Pools: [{ PoolId: 'pool-1', Status: 'CREATING' }] } }) };
    const findings = await inspect(pools, { ...ENVIRONMENT, USHER_SMS_ORIGINATION_IDENTITY: wanted });
    expect(findings.map(({ what }) => what)).toEqual(expected);
  });

  it('leaves the limits of a Pinpoint project to Pinpoint', async () => {
    const asksNothing = { DescribeAccountAttributes: denied, DescribeSpendLimits: denied, DescribePhoneNumbers: denied };
    expect(await inspect(asksNothing, { ...ENVIRONMENT, USHER_PINPOINT_PROJECT_ID: 'project1' })).toEqual([]);
  });

  it('says what it may not look at, and looks at the rest', async () => {
    const findings = await inspect({ '/v2/email/account': denied, GetParametersByPath: denied });
    expect(findings.map(({ severity, what }) => `${severity} ${what}`)).toEqual([
      'unknown The secrets could not be looked at (AccessDeniedException: not authorized to perform this).',
      'unknown E-mail could not be looked at (AccessDeniedException: not authorized to perform this).',
    ]);
    expect(exitCodeOf(findings)).toBe(0);
  });

  it('says in one line that there are no credentials', async () => {
    const credentials = () => Promise.reject(new Error('Could not load credentials from any providers'));
    const clients = { ...cannedAccount({}), ssm: new SSMClient({ region: 'us-east-1', credentials }) };
    const findings = await inspectDeployment({ environment: ENVIRONMENT, target: MAIN, clients });
    expect(describeFindings(findings)).toEqual([
      'unknown  Secrets and the account were not looked at: there are no AWS credentials.',
      '   to do Sign in to AWS in this shell, e.g. with aws sso login.',
      '0 missing, 0 warning, 1 unknown',
    ]);
  });
});
