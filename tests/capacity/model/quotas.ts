/** When the quotas were last looked at. Change it with them. */
export const QUOTAS_OF = '2026-11-23';

/** A limit of an AWS account in us-east-1 before anybody asks for more. `raise`: how to get more, undefined where there is no more. */
export type Quota = { value: number; unit: string; raise: string | undefined; evidence: 'AWS' | 'quoted' | 'uncertain'; source: string };

const APPSYNC = 'https://docs.aws.amazon.com/general/latest/gr/appsync.html';
const COGNITO = 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html';
const DYNAMODB = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html';
const PARTITION = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const SMS = 'https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-mps.html';
const SERVICE_QUOTAS = 'Service Quotas';
const WARM = 'warm throughput of the table, before the event';

export const QUOTAS = {
  appSyncTokens: { value: 10_000, unit: 'request tokens a second', raise: SERVICE_QUOTAS, evidence: 'AWS', source: APPSYNC },
  appSyncConnections: { value: 2_000, unit: 'new connections a second', raise: SERVICE_QUOTAS, evidence: 'AWS', source: APPSYNC },
  appSyncInbound: { value: 10_000, unit: 'messages from clients a second', raise: SERVICE_QUOTAS, evidence: 'AWS', source: APPSYNC },
  appSyncOutbound: { value: 1_000_000, unit: 'messages of 5 KB a second', raise: SERVICE_QUOTAS, evidence: 'AWS', source: APPSYNC },
  cognitoCreation: {
    value: 50,
    unit: 'SignUp and ConfirmSignUp a second',
    raise: 'Service Quotas, for money',
    evidence: 'AWS',
    source: COGNITO,
  },
  cognitoSignIn: { value: 120, unit: 'sign-in calls a second', raise: 'Service Quotas, for money', evidence: 'AWS', source: COGNITO },
  cognitoFederation: { value: 25, unit: 'social sign-ins a second', raise: 'Service Quotas, for money', evidence: 'AWS', source: COGNITO },
  tableWrites: { value: 4_000, unit: 'write units a second of a table or index', raise: WARM, evidence: 'AWS', source: DYNAMODB },
  tableReads: { value: 12_000, unit: 'read units a second of a table or index', raise: WARM, evidence: 'AWS', source: DYNAMODB },
  tableMost: { value: 40_000, unit: 'units a second of a table', raise: SERVICE_QUOTAS, evidence: 'AWS', source: DYNAMODB },
  partitionWrites: { value: 1_000, unit: 'write units a second of one key', raise: undefined, evidence: 'AWS', source: PARTITION },
  partitionReads: { value: 3_000, unit: 'read units a second of one key', raise: undefined, evidence: 'AWS', source: PARTITION },
  lambdaConcurrency: { value: 1_000, unit: 'invocations at once', raise: SERVICE_QUOTAS, evidence: 'AWS', source: LAMBDA },
  lambdaRamp: {
    value: 1_000,
    unit: 'more invocations at once of a function every 10 seconds',
    raise: undefined,
    evidence: 'uncertain',
    source: LAMBDA,
  },
  snsPublications: {
    value: 30_000,
    unit: 'publications a second',
    raise: SERVICE_QUOTAS,
    evidence: 'AWS',
    source: 'https://docs.aws.amazon.com/general/latest/gr/sns.html',
  },
  scheduledRuns: {
    value: 1_000,
    unit: 'runs a second',
    raise: SERVICE_QUOTAS,
    evidence: 'AWS',
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html',
  },
  emails: {
    value: 14,
    unit: 'e-mails a second',
    raise: 'a higher sending rate in SES, and USHER_SES_PER_SECOND',
    evidence: 'uncertain',
    source: 'https://docs.aws.amazon.com/ses/latest/dg/quotas.html',
  },
  textsTollFree: {
    value: 3,
    unit: 'parts of texts a second, toll-free number',
    raise: 'a short code, and USHER_SMS_PER_SECOND',
    evidence: 'AWS',
    source: SMS,
  },
  textsShortCode: { value: 100, unit: 'parts of texts a second, short code', raise: 'more short codes', evidence: 'AWS', source: SMS },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;
