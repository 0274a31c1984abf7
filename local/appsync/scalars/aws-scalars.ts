import { isIP } from 'node:net';
import { GraphQLError, Kind, valueFromASTUntyped, type GraphQLScalarType, type ValueNode } from 'graphql';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isAwsDate, isAwsDateTime, isAwsTime } from './date-time.ts';

type Scalar = { parse: (value: unknown) => unknown; serialize: (value: unknown) => unknown };

/** `javaName` is what AppSync's messages call the type. */
const textScalar = (javaName: string, isValid: (text: string) => boolean): Scalar => ({
  parse: (value) => {
    if (typeof value !== 'string' || !isValid(value))
      throw new GraphQLError(`Unable to parse \`${String(value)}\` as a valid ${javaName} Object.`);
    return value;
  },
  serialize: (value) => {
    if (typeof value !== 'string' || !isValid(value))
      throw new GraphQLError(`Unable to serialize \`${asText(value)}\` as a valid ${javaName} Object.`);
    return value;
  },
});

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

const isUrl = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^(?:https?|ftp|file|jar|mailto|gopher):/.test(url.protocol);
};

const isPhone = (text: string): boolean => parsePhoneNumberFromString(text, 'US')?.isValid() ?? false;

const isAddress = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
};

const json: Scalar = {
  parse: (value) => {
    if (typeof value !== 'string') throw new GraphQLError('Unable to parse a value that is not a string as a valid JSON Object.');
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw new GraphQLError(`Unable to parse \`${value}\` as a valid JSON Object.`);
    }
  },
  // A string is JSON text already when it parses: that is how stored AWSJSON comes back.
  serialize: (value) => {
    if (typeof value !== 'string') return JSON.stringify(value);
    return isJson(value) ? value : JSON.stringify(value);
  },
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const wholeSeconds =
  (verb: string) =>
  (value: unknown): number => {
    const seconds = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds))
      throw new GraphQLError(`Unable to ${verb} \`${asText(value)}\` as a valid timestamp.`);
    return seconds;
  };

const AWS_SCALARS: Record<string, Scalar> = {
  AWSDate: textScalar('Date', isAwsDate),
  AWSTime: textScalar('Time', isAwsTime),
  AWSDateTime: textScalar('DateTime', isAwsDateTime),
  AWSTimestamp: { parse: wholeSeconds('parse'), serialize: wholeSeconds('serialize') },
  AWSEmail: textScalar('Email', isEmail),
  AWSJSON: json,
  AWSURL: textScalar('URL', isUrl),
  AWSPhone: textScalar('Phone', isPhone),
  AWSIPAddress: textScalar('IPAddress', isAddress),
};

export const AWS_SCALAR_NAMES = Object.keys(AWS_SCALARS);

/** Gives the AWS scalars of a built schema their rules, for variables, literals and results. */
export const applyAwsScalar = (type: GraphQLScalarType): void => {
  const scalar = AWS_SCALARS[type.name];
  if (!scalar) return;
  type.parseValue = scalar.parse;
  type.serialize = scalar.serialize;
  type.parseLiteral = (node: ValueNode, variables) => {
    if (node.kind !== Kind.STRING && node.kind !== Kind.INT) throw new GraphQLError(`Expected a literal of type ${type.name}.`);
    return scalar.parse(node.kind === Kind.INT ? Number(node.value) : valueFromASTUntyped(node, variables));
  };
};
