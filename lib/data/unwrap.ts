import { AppError, isAppErrorCode, type AppErrorCode, type FieldIssue } from '../domain/app-error.ts';

/** What a call of the Amplify data client gives. */
export type Answer<Data> = { data: Data; errors?: readonly WireError[] | undefined };

type WireError = {
  message: string;
  errorType?: string | null;
  errorInfo?: unknown;
  originalError?: unknown;
};

const UNAUTHORIZED_TYPES = ['Unauthorized', 'UnauthorizedException'];
const SIGN_IN_NEEDED = ['NoSignedUser', 'NoValidAuthTokens', 'NoCredentials', 'UserUnAuthenticatedException', 'NotAuthorizedException'];
const NETWORK_ERROR = 'NetworkError';

/**
 * The data of an answer, or an AppError: a code that AppSync carried (as `errorType` or at the start of the message),
 * FORBIDDEN or NOT_SIGNED_IN for refused calls, NETWORK when nothing was reached, else UNEXPECTED. Takes the pending
 * call, because the client rejects instead of answering when it finds no session. An empty answer is UNEXPECTED.
 */
export const unwrap = async <Data>(pending: PromiseLike<Answer<Data>> | Answer<Data>): Promise<NonNullable<Data>> => {
  const data = await unwrapNullable(pending);
  if (data === null || data === undefined) throw new AppError('UNEXPECTED', 'The answer was empty.');
  return data;
};

/** As `unwrap`, for operations whose answer may be nothing. */
export const unwrapNullable = async <Data>(pending: PromiseLike<Answer<Data>> | Answer<Data>): Promise<Data> => {
  const { data, errors } = await settle(pending);
  const [first] = errors ?? [];
  if (first) throw fromWireError(first);
  return data;
};

/** Whatever was thrown, as an AppError. Subscriptions report through here too. */
export const toAppError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const [wireError] = wireErrorsOf(thrown);
  if (wireError) return fromWireError(wireError);
  const names = namesOf(thrown);
  if (names.includes(NETWORK_ERROR)) return new AppError('NETWORK', 'The request did not get through.', { cause: thrown });
  if (names.some((name) => SIGN_IN_NEEDED.includes(name))) return new AppError('NOT_SIGNED_IN', 'There is no session.', { cause: thrown });
  return new AppError('UNEXPECTED', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
};

const settle = async <Data>(pending: PromiseLike<Answer<Data>> | Answer<Data>): Promise<Answer<Data>> => {
  try {
    return await pending;
  } catch (thrown) {
    throw toAppError(thrown);
  }
};

const fromWireError = (error: WireError): AppError => {
  const type = error.errorType ?? '';
  if (isAppErrorCode(type))
    return new AppError(type, error.message, { cause: error, issues: issuesOf(error.message), details: detailsOf(error) });
  const [, prefix = '', rest = ''] = /^([A-Z_]+): ([^]*)$/.exec(error.message) ?? [];
  if (isAppErrorCode(prefix)) return new AppError(prefix, rest, { cause: error, issues: issuesOf(rest) });
  const names = [type, ...namesOf(error.originalError)];
  const code = codeOfRefusal(names, error.message);
  return new AppError(code, error.message, { cause: error });
};

const codeOfRefusal = (names: string[], message: string): AppErrorCode => {
  if (names.includes(NETWORK_ERROR)) return 'NETWORK';
  // AppSync answers 401 to a missing, expired or foreign token, and the error type "Unauthorized" to a rule that refuses.
  if (names.some((name) => SIGN_IN_NEEDED.includes(name) || name === 'UnauthorizedException')) return 'NOT_SIGNED_IN';
  if (names.some((name) => UNAUTHORIZED_TYPES.includes(name)) || message.startsWith('Not Authorized')) return 'FORBIDDEN';
  return 'UNEXPECTED';
};

const detailsOf = ({ errorInfo }: WireError): Record<string, unknown> =>
  typeof errorInfo === 'object' && errorInfo !== null ? { ...errorInfo } : {};

const issuesOf = (text: string): FieldIssue[] => {
  if (!text.startsWith('[')) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isFieldIssue) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

const isFieldIssue = (value: unknown): value is FieldIssue =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'message' in value &&
  typeof value.path === 'string' &&
  typeof value.message === 'string';

const wireErrorsOf = (thrown: unknown): WireError[] => {
  if (typeof thrown !== 'object' || thrown === null || !('errors' in thrown) || !Array.isArray(thrown.errors)) return [];
  return thrown.errors.filter((error): error is WireError => typeof error === 'object' && error !== null && 'message' in error);
};

/** Names of an error and of those it wraps, outermost first. */
const namesOf = (thrown: unknown): string[] => {
  const names: string[] = [];
  let current = thrown;
  while (current instanceof Error && names.length < 5) {
    names.push(current.name);
    const wrapper = current as Error & { underlyingError?: unknown; originalError?: unknown };
    current = wrapper.originalError ?? wrapper.underlyingError ?? wrapper.cause;
  }
  return names;
};
