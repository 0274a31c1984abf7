import { randomUUID } from 'node:crypto';
import type { Outbox } from '../ports.ts';
import { AwsFailure, notEmulated } from './aws-failure.ts';
import type { JsonBody } from './json-input.ts';
import { isPhoneNumber } from './phone-number.ts';

type Substitutions = Record<string, string[]>;
type Address = { ChannelType?: string; BodyOverride?: string; Substitutions?: Substitutions; Context?: Record<string, string> };
type SmsMessage = { Body?: string; MessageType?: string; OriginationNumber?: string; SenderId?: string; Substitutions?: Substitutions };

const SEND_MESSAGES = /^\/v1\/apps\/([^/]+)\/messages\/?$/;
/** AWS takes batches of 100. */
const MAXIMUM_ADDRESSES = 100;
const MAXIMUM_BODY = 1600;

/** Pinpoint `SendMessages` by its REST protocol, for SMS, which outlives the rest of Pinpoint. Every address has its own result. */
export class Pinpoint {
  readonly #outbox: Outbox;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  run(method: string, path: string, input: JsonBody): JsonBody {
    const applicationId = path.match(SEND_MESSAGES)?.[1];
    if (method !== 'POST' || !applicationId) throw notEmulated('Pinpoint', `${method} ${path}`);
    const addresses = Object.entries((input.Addresses ?? {}) as Record<string, Address>);
    if (input.Endpoints !== undefined)
      throw badRequest('Endpoints are not emulated: AWS retired them with Pinpoint on 2026-10-30. Send to Addresses.');
    if (addresses.length === 0) throw badRequest('Addresses must not be empty.');
    if (addresses.length > MAXIMUM_ADDRESSES) throw badRequest(`The number of addresses must not exceed ${MAXIMUM_ADDRESSES}.`);
    const configuration = (input.MessageConfiguration ?? {}) as { SMSMessage?: SmsMessage };
    const Result = Object.fromEntries(
      addresses.map(([to, address]) => [to, this.#send({ to, address, applicationId, message: configuration.SMSMessage })]),
    );
    return { ApplicationId: decodeURIComponent(applicationId), RequestId: randomUUID(), Result };
  }

  #send({
    to,
    address,
    applicationId,
    message,
  }: {
    to: string;
    address: Address;
    applicationId: string;
    message: SmsMessage | undefined;
  }): JsonBody {
    if (address.ChannelType !== 'SMS') return refused(`The channel ${String(address.ChannelType)} is not enabled for this application.`);
    const body = fill(address.BodyOverride ?? message?.Body ?? '', { ...message?.Substitutions, ...address.Substitutions });
    if (!message || body === '') return refused('No message provided for the channel SMS.');
    if (body.length > MAXIMUM_BODY) return refused(`The message is longer than ${MAXIMUM_BODY} characters.`);
    if (!isPhoneNumber(to)) return refused('Invalid phone number.');
    const from = message.OriginationNumber ?? message.SenderId;
    const { id } = this.#outbox.add({
      channel: 'SMS',
      from,
      to: [to],
      text: body,
      attributes: { ...address.Context, service: 'Pinpoint', applicationId, messageType: message.MessageType ?? 'TRANSACTIONAL' },
    });
    return { DeliveryStatus: 'SUCCESSFUL', StatusCode: 200, StatusMessage: `MessageId: ${id}`, MessageId: id };
  }
}

const refused = (reason: string): JsonBody => ({ DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 400, StatusMessage: reason });

/** `{{name}}` takes the first value given for it. */
const fill = (text: string, substitutions: Substitutions): string =>
  text.replace(/\{\{([\w.]+)\}\}/g, (whole, name: string) => substitutions[name]?.[0] ?? whole);

const badRequest = (message: string) => new AwsFailure({ code: 'BadRequestException', message, details: { RequestID: randomUUID() } });
