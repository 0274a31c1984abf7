import { randomUUID } from 'node:crypto';
import type { Outbox } from '../ports.ts';
import { AwsFailure, notEmulated } from './aws-failure.ts';
import type { JsonBody } from './json-input.ts';
import { fateOfText, hasOptedOut } from './message-fate.ts';
import { isPhoneNumber } from './phone-number.ts';
import type { ProviderEvents } from './provider-events.ts';
import { eventsOfText } from './sms-events.ts';

type Problem = { Name: string; Message: string };

/** https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html */
const MAXIMUM_BODY = 1600;
const TIME_TO_LIVE = { least: 5, most: 259_200 };
const CONTEXT = { entries: 5, key: 100, value: 800 };
const MESSAGE_TYPES = ['TRANSACTIONAL', 'PROMOTIONAL'];

/** End User Messaging (Pinpoint SMS and Voice v2) by AWS JSON 1.0. */
export class SmsVoice {
  readonly #outbox: Outbox;
  readonly #events: ProviderEvents;

  constructor({ outbox, events }: { outbox: Outbox; events: ProviderEvents }) {
    this.#outbox = outbox;
    this.#events = events;
  }

  run(operation: string, input: JsonBody): JsonBody {
    if (operation !== 'SendTextMessage') throw notEmulated('Pinpoint SMS Voice v2', operation);
    const problems = findProblems(input);
    if (problems.length > 0) throw invalid(problems);
    const configurationSet = this.#configurationSetOf(input);
    const to = String(input.DestinationPhoneNumber);
    if (hasOptedOut(to)) throw optedOut(to);
    if (input.DryRun === true) return { MessageId: randomUUID() };
    const context = (input.Context ?? {}) as Record<string, string>;
    const from = typeof input.OriginationIdentity === 'string' ? input.OriginationIdentity : undefined;
    const messageType = String(input.MessageType ?? 'TRANSACTIONAL');
    const { id, at } = this.#outbox.add({
      channel: 'SMS',
      from,
      to: [to],
      text: String(input.MessageBody),
      attributes: { ...context, service: 'End User Messaging', messageType, fate: fateOfText(to).words },
    });
    if (configurationSet) {
      const events = eventsOfText({ messageId: id, to, from, messageType, context, at: new Date(at) });
      this.#events.publishLater('SMS', configurationSet, events);
    }
    return { MessageId: id };
  }

  /** By name or ARN. */
  #configurationSetOf({ ConfigurationSetName: given }: JsonBody): string | undefined {
    if (given === undefined) return undefined;
    const name = String(given).replace(/^arn:.*:configuration-set\//, '');
    if (this.#events.has('SMS', name)) return name;
    throw new AwsFailure({
      code: 'ResourceNotFoundException',
      message: `The configuration set ${name} does not exist.`,
      details: { ResourceType: 'configuration-set', ResourceId: name },
    });
  }
}

const optedOut = (number: string) =>
  new AwsFailure({
    code: 'ConflictException',
    message: 'The destination phone number has opted out.',
    status: 409,
    details: { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT', ResourceType: 'phone-number', ResourceId: number },
  });

function findProblems(input: JsonBody): Problem[] {
  const { DestinationPhoneNumber: to, MessageBody: body, MessageType: type, TimeToLive: ttl, Context: context } = input;
  const problems: Problem[] = [];
  const add = (Name: string, Message: string) => problems.push({ Name, Message });
  if (!isPhoneNumber(to)) add('DestinationPhoneNumber', 'must be a phone number in E.164 format');
  if (typeof body !== 'string' || body === '' || body.length > MAXIMUM_BODY)
    add('MessageBody', `must have 1 to ${MAXIMUM_BODY} characters`);
  if (type !== undefined && !MESSAGE_TYPES.includes(String(type))) add('MessageType', `must be one of ${MESSAGE_TYPES.join(', ')}`);
  if (ttl !== undefined && !(Number(ttl) >= TIME_TO_LIVE.least && Number(ttl) <= TIME_TO_LIVE.most)) {
    add('TimeToLive', `must be between ${TIME_TO_LIVE.least} and ${TIME_TO_LIVE.most}`);
  }
  if (context !== undefined && !isContext(context)) add('Context', `must have at most ${CONTEXT.entries} entries of strings`);
  return problems;
}

function isContext(context: unknown): boolean {
  if (typeof context !== 'object' || context === null) return false;
  const entries = Object.entries(context);
  const isEntry = ([key, value]: [string, unknown]) =>
    /\S/.test(key) && key.length <= CONTEXT.key && typeof value === 'string' && value.length <= CONTEXT.value;
  return entries.length <= CONTEXT.entries && entries.every(isEntry);
}

const invalid = (problems: Problem[]) =>
  new AwsFailure({
    code: 'ValidationException',
    message: `Validation failed: ${problems.map(({ Name, Message }) => `${Name} ${Message}`).join('; ')}.`,
    details: { Reason: 'FIELD_VALIDATION_FAILED', Fields: problems },
  });
