import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { callerOf, type FieldEvent } from '../../../amplify/functions/runtime/app-sync-event.ts';
import { fieldHandler } from '../../../amplify/functions/runtime/field-handler.ts';
import { logger } from '../../../amplify/functions/runtime/logger.ts';
import { pagePosition, pageToken } from '../../../amplify/functions/runtime/page-token.ts';
import { verifiedEmailOf } from '../../../amplify/functions/people/save-profile.ts';
import { AppError } from '../../../lib/domain/app-error.ts';

const context = { awsRequestId: 'r', functionName: 'f' } as Context;
const call = (operation: () => Promise<unknown>, fieldName = 'field') =>
  fieldHandler({ field: operation })({ fieldName } as FieldEvent, context);

describe('A function that resolves fields', () => {
  beforeEach(() => {
    vi.spyOn(logger, 'info').mockReturnValue();
    vi.spyOn(logger, 'error').mockReturnValue();
  });

  it('answers what the operation answers', async () => {
    expect(await call(() => Promise.resolve(1))).toBe(1);
  });

  it('lets an expected failure out with its code', async () => {
    await expect(call(() => Promise.reject(new AppError('CONFLICT', 'again')))).rejects.toThrow(/^CONFLICT: again$/);
    const issues = [{ path: 'input.phone', message: 'No.' }];
    await expect(call(() => Promise.reject(new AppError('INVALID_INPUT', 'x', { issues })))).rejects.toThrow(
      `INVALID_INPUT: ${JSON.stringify(issues)}`,
    );
  });

  it('lets nothing of a fault out, and logs it', async () => {
    await expect(call(() => Promise.reject(new Error('secret table name')))).rejects.toThrow(/^UNEXPECTED: (?!.*secret)/);
    expect(logger.error).toHaveBeenCalledOnce();
  });

  it('refuses a field that it does not know', async () => {
    await expect(call(() => Promise.resolve(1), 'other')).rejects.toThrow('UNEXPECTED');
  });
});

describe('The caller', () => {
  const event = (identity: unknown) => ({ identity }) as FieldEvent;

  it('is the user of the token, with its groups', () => {
    const claims = { 'cognito:groups': ['staff', 'staff:E'] };
    expect(callerOf(event({ sub: 's', username: 'u', claims, groups: null }))).toEqual({
      sub: 's',
      username: 'u',
      groups: ['staff', 'staff:E'],
    });
    expect(callerOf(event({ sub: 's', username: 'u', claims: {}, groups: ['kiosks'] })).groups).toEqual(['kiosks']);
  });

  it.each([[null], [{ accountId: '1', cognitoIdentityId: 'i', sub: undefined }], [{ sub: 's' }]])('is nobody for %o', (identity) => {
    expect(() => callerOf(event(identity))).toThrow(expect.objectContaining({ code: 'NOT_SIGNED_IN' }));
  });
});

describe('A page token', () => {
  const schema = z.object({ id: z.string() });

  it('brings its position back', () => {
    expect(pagePosition(schema, pageToken({ id: 'x' }))).toEqual({ id: 'x' });
    expect(pagePosition(schema, null)).toBeUndefined();
  });

  it.each(['nonsense', pageToken({ other: 1 }), 'x'.repeat(9000)])('that we did not make is INVALID_INPUT', (token) => {
    expect(() => pagePosition(schema, token)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

it.each([
  [{ email: 'Ada@Usher.example', email_verified: 'true' }, 'ada@usher.example'],
  [{ email: 'ada@usher.example', email_verified: 'false' }, undefined],
  [{ email: 'ada@usher.example' }, undefined],
  [{ email_verified: 'true' }, undefined],
])('Of %o the verified address is %s', (attributes, email) => expect(verifiedEmailOf(attributes)).toBe(email));
