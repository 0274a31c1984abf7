import { AwsFailure } from './aws-failure.ts';
import type { JsonBody } from './json-input.ts';
import { tagsOf } from './ses-events.ts';

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MAXIMUM_RECIPIENTS = 50;
const MAXIMUM_BYTES = 40 * 1024 * 1024;

type Destination = { ToAddresses?: unknown; CcAddresses?: unknown; BccAddresses?: unknown };

const TAG = /^[\w-]{1,256}$/;

/** Refuses what SES refuses and the engine lets pass. */
export function checkSendEmail(body: JsonBody): void {
  const content = (body.Content ?? {}) as { Raw?: { Data?: unknown }; Simple?: unknown; Template?: unknown };
  const recipients = recipientsOf(body) ?? [];
  if (recipients.length > MAXIMUM_RECIPIENTS) throw badRequest(`Recipient count exceeds ${MAXIMUM_RECIPIENTS}.`);
  if (recipients.length === 0 && !content.Raw) throw badRequest('Must have at least one recipient.');
  const broken = recipients.find((recipient) => !/@[^\s@>]+>?$/.test(recipient));
  if (broken !== undefined) throw badRequest(broken.includes('@') ? 'Domain contains illegal character' : "Missing final '@domain'");
  for (const [name, value] of Object.entries(tagsOf(body))) {
    if (!TAG.test(name)) throw badRequest(`Invalid tag name <${name}>: only alphanumeric ASCII characters, '_', and '-' are allowed.`);
    if (!TAG.test(value)) throw badRequest(`Invalid tag value <${value}>: only alphanumeric ASCII characters, '_', and '-' are allowed.`);
  }
  if (typeof content.Raw?.Data === 'string' && content.Raw.Data.length * 0.75 > MAXIMUM_BYTES)
    throw badRequest('Message length is more than 41943040 bytes long.');
}

/** Everyone a call sends to; undefined when it leaves that to the raw message's own headers. */
export function recipientsOf(body: JsonBody | undefined): string[] | undefined {
  const { ToAddresses, CcAddresses, BccAddresses } = (body?.Destination ?? {}) as Destination;
  const recipients = [ToAddresses, CcAddresses, BccAddresses].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  return recipients.length > 0 ? recipients : undefined;
}

const badRequest = (message: string) => new AwsFailure({ code: 'BadRequestException', message });
