import { isAppErrorCode } from '../../../lib/domain/app-error.ts';
import { FuzzFault } from '../fuzz-target.ts';
import type { FuzzRequest } from './malformed-requests.ts';
import type { RawAnswer } from './send-request.ts';

type WireError = { message?: unknown; errorType?: unknown; path?: unknown };

/** Refusals of AppSync itself. https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html */
const APPSYNC_ERRORS: ReadonlySet<string> = new Set([
  ...['MalformedHttpRequestException', 'BadRequestException', 'UnsupportedOperation', 'UnsupportedOperationException', 'NotFoundException'],
  ...['UnauthorizedException', 'Unauthorized', 'AccessDeniedException', 'RequestEntityTooLargeException', 'QueryDepthLimitReached'],
  ...['ResolverExecutionLimitReached', 'IncompleteSignatureException', 'UnrecognizedClientException', 'InvalidSignatureException'],
]);
/** Amplify made these operations of the models: they say what DynamoDB said, as of an empty key, or have refusals of their own. */
const GENERATED = /^(get(Event|Profile|Session)|list(EventsByStart|StaffAssignments|StaffAssignmentsByEmail|SessionsByEvent))$/;
const REFUSED_BY_GENERATED = /^(DynamoDB:\w+: |InvalidArgumentsError: |MappingTemplate: Invalid pagination token given\.$)/;
/** Mistakes of a document or of variables have no type, and these words. */
const UNTYPED = /^(Validation error of type |Variable '|Field '|The variables input contains )/;
/** What only a look inside would know. */
const INNARDS =
  /\n\s+at .+:\d+:\d+|node_modules|file:\/\/|arn:aws:|TypeError|RangeError|ReferenceError|InternalFailure|-NONE\b|ECONNREFUSED/;
const LONGEST_SHOWN = 1_500;

/** How an error of the answer is counted: its code. */
const codeOf = ({ message, errorType, path }: WireError): string => {
  if (typeof message !== 'string') throw new FuzzFault('An error has no message.');
  const code = /^([A-Z_]+): /.exec(message)?.[1] ?? '';
  if (isAppErrorCode(code) && code !== 'UNEXPECTED') return code;
  if (typeof errorType === 'string' && errorType !== 'UNEXPECTED' && (isAppErrorCode(errorType) || APPSYNC_ERRORS.has(errorType)))
    return errorType;
  if ((errorType === undefined || errorType === null) && UNTYPED.test(message))
    return message.startsWith('Validation') ? 'invalid document' : 'invalid variables';
  const isGenerated = Array.isArray(path) && GENERATED.test(String(path[0]));
  if (isGenerated && REFUSED_BY_GENERATED.test(`${String(errorType)}: ${message}`)) return String(errorType);
  throw new FuzzFault(`Nobody foresaw the error ${String(errorType)}: ${message.slice(0, 300)}`);
};

/** A word for how the request ended. Throws when it ended in a way that none may: with what failed, and with what was sent. */
export const judgeAnswer = ({ attempt, actor, request }: FuzzRequest, { status, text }: RawAnswer): string => {
  try {
    return outcomeOf({ actor, request }, { status, text });
  } catch (error) {
    const sent = `${request.method} ${request.path} ${request.body}`.slice(0, LONGEST_SHOWN);
    const words = error instanceof Error ? error.message : String(error);
    throw new FuzzFault(`${actor.name}, ${attempt}: ${words}\nSent: ${sent}\nGot: ${status} ${text.slice(0, LONGEST_SHOWN)}`, {
      cause: error,
    });
  }
};

const outcomeOf = ({ actor, request }: Pick<FuzzRequest, 'actor' | 'request'>, { status, text }: RawAnswer): string => {
  if (status >= 500) throw new FuzzFault(`Status ${status}.`);
  const told = actor.hidden.find((secret) => text.includes(secret) && !request.body.includes(secret));
  if (told !== undefined) throw new FuzzFault(`The answer tells a secret: ${told}`);
  const innards = INNARDS.exec(text)?.[0];
  if (innards !== undefined && !request.body.includes(innards)) throw new FuzzFault(`The answer shows the inside: ${innards}`);
  if (text === '') return `HTTP ${status}`;
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: WireError[] };
  if (errors === undefined && (data === undefined || data === null)) throw new FuzzFault('The answer has neither data nor errors.');
  if (errors !== undefined && (!Array.isArray(errors) || errors.length === 0)) throw new FuzzFault('The errors are no list.');
  const codes = (errors ?? []).map(codeOf);
  return status === 200 ? (codes[0] ?? 'data') : `HTTP ${status}`;
};
