import { randomUUID } from 'node:crypto';
import { ACCOUNT_ID, REGION } from '../cloud-assembly/local-names.ts';
import type { JsonBody } from './json-input.ts';
import { fateOfEmail } from './message-fate.ts';

type SentEmail = {
  messageId: string;
  from: string;
  to: string[];
  subject: string | undefined;
  configurationSet: string;
  tags: Record<string, string>;
  at: Date;
};

/** `Ada <ada@usher.example>` is the address alone. */
const addressOf = (recipient: string): string => (recipient.match(/<([^<>]+)>\s*$/)?.[1] ?? recipient).trim();

/** What is in an event of each type beside the e-mail, and under which name. */
const PARTS: Readonly<Record<string, (address: string, detail: Record<string, unknown>, at: Date) => Record<string, unknown>>> = {
  Delivery: (address, detail, at) => ({
    delivery: {
      timestamp: at.toISOString(),
      processingTimeMillis: 50,
      recipients: [address],
      smtpResponse: '250 ok',
      reportingMTA: 'mta.example.com',
      ...detail,
    },
  }),
  Bounce: (address, detail, at) => ({
    bounce: {
      ...detail,
      bouncedRecipients: [{ emailAddress: address, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }],
      timestamp: at.toISOString(),
      feedbackId: randomUUID(),
      reportingMTA: 'dsn; mta.example.com',
    },
  }),
  Complaint: (address, detail, at) => ({
    complaint: {
      ...detail,
      complainedRecipients: [{ emailAddress: address }],
      timestamp: at.toISOString(),
      feedbackId: randomUUID(),
      userAgent: 'Amazon SES Mailbox Simulator',
      arrivalDate: at.toISOString(),
    },
  }),
};

/** The events of an e-mail, for each of its recipients. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
export const eventsOfEmail = (email: SentEmail): { type: string; body: unknown }[] =>
  email.to.map(addressOf).flatMap((address) =>
    fateOfEmail(address).events.map(({ type, detail }) => ({
      type,
      body: { eventType: type, mail: mailOf(email), ...PARTS[type]?.(address, detail, email.at) },
    })),
  );

export const fateWords = (to: string[]): string => to.map((address) => fateOfEmail(addressOf(address)).words).join('; ');

const mailOf = ({ messageId, from, to, subject, configurationSet, tags, at }: SentEmail) => ({
  timestamp: at.toISOString(),
  source: from,
  sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT_ID}:identity/${addressOf(from)}`,
  sendingAccountId: ACCOUNT_ID,
  messageId,
  destination: to,
  headersTruncated: false,
  headers: [],
  commonHeaders: { from: [from], to, messageId, subject },
  tags: {
    'ses:configuration-set': [configurationSet],
    'ses:from-domain': [addressOf(from).split('@')[1] ?? ''],
    'ses:caller-identity': ['sandbox'],
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
  },
});

/** Tags of a call, as SES checks them: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
export const tagsOf = (body: JsonBody | undefined): Record<string, string> => {
  const tags = (body?.EmailTags ?? []) as { Name?: unknown; Value?: unknown }[];
  return Object.fromEntries(tags.map(({ Name, Value }) => [String(Name), String(Value)]));
};
