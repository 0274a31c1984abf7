import { AwsFailure } from './aws-failure.ts';
import { branch, listOf, text } from './query-protocol.ts';
import type { MessageAttribute } from './sns-delivery.ts';

/** SNS's own limits. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const MAXIMUM_BYTES = 256 * 1024;
const MAXIMUM_SUBJECT = 100;

const invalid = (message: string) => new AwsFailure({ code: 'InvalidParameter', message });

/** The texts by protocol; a message with MessageStructure json brings several and must bring `default`. */
export function readTexts(message: string | undefined, structure: string | undefined): Record<string, string> {
  if (!message) throw invalid('Invalid parameter: Empty message');
  if (Buffer.byteLength(message) > MAXIMUM_BYTES) throw invalid('Invalid parameter: Message too long');
  if (structure === undefined) return { default: message };
  if (structure !== 'json') throw invalid('Invalid parameter: MessageStructure');
  const texts = parseObject(message, 'Invalid parameter: Message Structure - JSON message body failed to parse');
  if (typeof texts.default !== 'string') throw invalid('Invalid parameter: Message Structure - No default entry in JSON message body');
  return Object.fromEntries(Object.entries(texts).map(([protocol, content]) => [protocol, String(content)]));
}

export function readSubject(subject: string | undefined): string | undefined {
  if (subject === undefined) return undefined;
  const isPrintable = /^[\x21-\x7e][\x20-\x7e]*$/.test(subject);
  if (!isPrintable || subject.length > MAXIMUM_SUBJECT) throw invalid('Invalid parameter: Subject');
  return subject;
}

export function readAttributes(query: Parameters<typeof branch>[0]): Record<string, MessageAttribute> {
  const attributes: Record<string, MessageAttribute> = {};
  for (const entry of listOf(branch(query, 'MessageAttributes'))) {
    const name = text(entry, 'Name') ?? '';
    const type = text(branch(entry, 'Value'), 'DataType') ?? '';
    const value = text(branch(entry, 'Value'), 'StringValue') ?? text(branch(entry, 'Value'), 'BinaryValue');
    if (!/^[\w.-]{1,256}$/.test(name)) throw invalid(`Invalid parameter: The message attribute name '${name}' is not valid`);
    if (!/^(String|Number|Binary)(\.|$)/.test(type))
      throw invalid(
        `Invalid parameter: The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
      );
    if (!value)
      throw invalid(
        `Invalid parameter: The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`,
      );
    if (type === 'Number' && !Number.isFinite(Number(value)))
      throw invalid(`Invalid parameter: Could not cast message attribute '${name}' value to number.`);
    attributes[name] = { type, value };
  }
  return attributes;
}

export function parseObject(json: string, message: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw Object.assign(invalid(message), { cause });
  }
  throw invalid(message);
}
