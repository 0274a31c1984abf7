import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { toAppError, unwrap, unwrapNullable } from '../../../lib/data/unwrap.ts';
import { AppError, toWireMessage } from '../../../lib/domain/app-error.ts';

const named = (name: string, cause?: { originalError?: unknown; underlyingError?: unknown }): Error =>
  Object.assign(new Error(`a ${name}`), { name, ...cause });

/** What the Amplify client puts into `errors` when a request itself failed. */
const failedRequest = (original: Error) => new GraphQLError(original.message, null, null, null, null, original);

const codeOf = async (pending: Promise<unknown>): Promise<string> =>
  pending.then(
    () => 'no error',
    (thrown: unknown) => (thrown instanceof AppError ? thrown.code : `not an AppError: ${String(thrown)}`),
  );

describe('unwrap', () => {
  it('gives the data of an answer without errors', async () => {
    expect(await unwrap({ data: { id: '1' } })).toEqual({ id: '1' });
    expect(await unwrap({ data: [], errors: [] })).toEqual([]);
  });

  it('takes an empty answer for a failure, unless it may be empty', async () => {
    expect(await codeOf(unwrap({ data: null }))).toBe('UNEXPECTED');
    expect(await unwrapNullable({ data: null })).toBeNull();
  });

  it('reads the code that a JavaScript resolver sends as the error type', async () => {
    expect(await codeOf(unwrap({ data: null, errors: [{ message: 'gone', errorType: 'SCAN_NOT_FOUND' }] }))).toBe('SCAN_NOT_FOUND');
  });

  it('reads the code at the start of a function’s message', async () => {
    const message = toWireMessage(new AppError('REGISTRATION_CLOSED', 'closed yesterday'));
    expect(await codeOf(unwrap({ data: null, errors: [{ message, errorType: 'Lambda:Unhandled' }] }))).toBe('REGISTRATION_CLOSED');
  });

  it('brings the issues of a refused form back to their fields', async () => {
    const issues = [{ path: 'phone', message: 'Please enter the number with its country code.' }];
    const message = toWireMessage(new AppError('INVALID_INPUT', 'phone', { issues }));
    const thrown = await unwrap({ data: null, errors: [{ message }] }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'INVALID_INPUT', issues });
  });

  it('ignores issues that are none', async () => {
    for (const text of ['[oops', '[1, {"path": 2}]', 'plain words']) {
      const thrown = await unwrap({ data: null, errors: [{ message: `INVALID_INPUT: ${text}` }] }).catch((error: unknown) => error);
      expect(thrown).toMatchObject({ code: 'INVALID_INPUT', issues: [] });
    }
  });

  it('does not take a sentence that begins in capitals for a code', async () => {
    expect(await codeOf(unwrap({ data: null, errors: [{ message: 'ERROR: not ours' }] }))).toBe('UNEXPECTED');
  });

  it('tells a rule that refuses from a token that is not accepted', async () => {
    const refused = { message: 'Not Authorized to access createEvent on type Mutation', errorType: 'Unauthorized' };
    expect(await codeOf(unwrap({ data: null, errors: [refused] }))).toBe('FORBIDDEN');
    expect(await codeOf(unwrap({ data: null, errors: [failedRequest(named('UnauthorizedException'))] }))).toBe('NOT_SIGNED_IN');
  });

  it('recognizes a missing network, also when refreshing the session found it', async () => {
    const offline = named('NetworkError');
    expect(await codeOf(unwrap({ data: {}, errors: [failedRequest(offline)] }))).toBe('NETWORK');
    expect(await codeOf(unwrap(Promise.reject(named('NoSignedUser', { underlyingError: offline }))))).toBe('NETWORK');
  });

  it('asks to sign in when the client found no session', async () => {
    expect(await codeOf(unwrap(Promise.reject(named('NoValidAuthTokens'))))).toBe('NOT_SIGNED_IN');
  });
});

describe('toAppError', () => {
  it('leaves an AppError as it is', () => {
    const error = new AppError('CONFLICT', 'busy');
    expect(toAppError(error)).toBe(error);
  });

  it('reads what a subscription reports', () => {
    expect(toAppError({ errors: [{ message: 'Not Authorized', errorType: 'Unauthorized' }] }).code).toBe('FORBIDDEN');
  });

  it('keeps anything else as the cause of an unexpected error', () => {
    const bug = new TypeError('x is undefined');
    expect(toAppError(bug)).toMatchObject({ code: 'UNEXPECTED', cause: bug });
    expect(toAppError('text')).toMatchObject({ code: 'UNEXPECTED', message: 'text' });
  });
});
