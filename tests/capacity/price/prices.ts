/** When the prices were last looked at. Change it with them. */
export const PRICES_OF = '2026-11-23';

/** How a price is known: AWS's own pages, others who quote them, or nobody for certain. No price was seen on a bill. */
export type Evidence = 'AWS' | 'quoted' | 'uncertain';

/** What AWS takes in us-east-1, in dollars, without any free tier. */
export type Price = { dollars: number; per: number; unit: string; evidence: Evidence; source: string };

const MILLION = 1e6;
const APPSYNC = 'https://aws.amazon.com/appsync/pricing/';
const DYNAMODB = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const HOSTING = 'https://aws.amazon.com/amplify/pricing/';
const WAF = 'https://aws.amazon.com/waf/pricing/';
const SMS = 'https://aws.amazon.com/end-user-messaging/pricing/';

export const PRICES = {
  graphqlOperation: { dollars: 4, per: MILLION, unit: 'queries and mutations', evidence: 'quoted', source: APPSYNC },
  realtimeMessage: { dollars: 2, per: MILLION, unit: 'messages of 5 KB', evidence: 'AWS', source: APPSYNC },
  connectionMinute: { dollars: 0.08, per: MILLION, unit: 'minutes', evidence: 'AWS', source: APPSYNC },
  writeUnit: { dollars: 0.625, per: MILLION, unit: 'write units', evidence: 'quoted', source: DYNAMODB },
  readUnit: { dollars: 0.125, per: MILLION, unit: 'read units', evidence: 'quoted', source: DYNAMODB },
  tableStorage: { dollars: 0.25, per: 1, unit: 'GB-months', evidence: 'AWS', source: DYNAMODB },
  tableBackup: { dollars: 0.2, per: 1, unit: 'GB-months', evidence: 'AWS', source: DYNAMODB },
  invocation: { dollars: 0.2, per: MILLION, unit: 'invocations', evidence: 'quoted', source: LAMBDA },
  gigabyteSecond: { dollars: 0.0000133334, per: 1, unit: 'GB-seconds on Arm', evidence: 'uncertain', source: LAMBDA },
  logIngestion: { dollars: 0.5, per: 1, unit: 'GB', evidence: 'quoted', source: CLOUDWATCH },
  logStorage: { dollars: 0.03, per: 1, unit: 'GB-months', evidence: 'quoted', source: CLOUDWATCH },
  alarm: { dollars: 0.1, per: 1, unit: 'alarms', evidence: 'quoted', source: CLOUDWATCH },
  metric: { dollars: 0.3, per: 1, unit: 'custom metrics', evidence: 'quoted', source: CLOUDWATCH },
  dashboard: { dollars: 3, per: 1, unit: 'dashboards', evidence: 'uncertain', source: CLOUDWATCH },
  trace: { dollars: 5, per: MILLION, unit: 'traces', evidence: 'quoted', source: 'https://aws.amazon.com/xray/pricing/' },
  email: { dollars: 0.1, per: 1000, unit: 'e-mails', evidence: 'quoted', source: 'https://aws.amazon.com/ses/pricing/' },
  emailData: { dollars: 0.12, per: 1, unit: 'GB', evidence: 'quoted', source: 'https://aws.amazon.com/ses/pricing/' },
  publication: { dollars: 0.5, per: MILLION, unit: 'publications', evidence: 'quoted', source: 'https://aws.amazon.com/sns/pricing/' },
  scheduledRun: { dollars: 1, per: MILLION, unit: 'runs', evidence: 'quoted', source: 'https://aws.amazon.com/eventbridge/pricing/' },
  webAcl: { dollars: 5, per: 1, unit: 'web ACLs', evidence: 'quoted', source: WAF },
  webAclRule: { dollars: 1, per: 1, unit: 'rules', evidence: 'quoted', source: WAF },
  inspectedRequest: { dollars: 0.6, per: MILLION, unit: 'requests', evidence: 'quoted', source: WAF },
  served: { dollars: 0.15, per: 1, unit: 'GB', evidence: 'quoted', source: HOSTING },
  renderedRequest: { dollars: 0.3, per: MILLION, unit: 'requests', evidence: 'quoted', source: HOSTING },
  renderingHour: { dollars: 0.2, per: 1, unit: 'GB-hours', evidence: 'quoted', source: HOSTING },
  cognitoLite: { dollars: 0.0055, per: 1, unit: 'people a month', evidence: 'quoted', source: 'https://aws.amazon.com/cognito/pricing/' },
  cognitoEssentials: {
    dollars: 0.015,
    per: 1,
    unit: 'people a month',
    evidence: 'quoted',
    source: 'https://aws.amazon.com/cognito/pricing/',
  },
  textPartLow: { dollars: 0.0098, per: 1, unit: 'parts to the US', evidence: 'uncertain', source: SMS },
  textPartHigh: { dollars: 0.03, per: 1, unit: 'parts to the US', evidence: 'uncertain', source: SMS },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof PRICES;

/** Dollars for a quantity. */
export const dollarsFor = (name: PriceName, quantity: number): number => (quantity / PRICES[name].per) * PRICES[name].dollars;
