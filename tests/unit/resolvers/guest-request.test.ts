import { describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { errorTypeOf, loadResolver, runOf } from './handler-run.ts';

const readProfile = loadResolver('read-staff-profile');
const steps = {
  CLAIMED: loadResolver('claim-request'),
  RELEASED: loadResolver('release-request'),
  FULFILLED: loadResolver('fulfil-request'),
  REOPENED: loadResolver('reopen-request'),
};
const explain = loadResolver('explain-request-step');
const onRequest = loadResolver('on-guest-request');
const onMine = loadResolver('on-my-guest-request');

const eventId = 'ABCD2345';
const staff = ['staff', `staff:${eventId}`];
const args = { eventId, id: 'REQUEST' };
const stash = { by: 'sub-1', byName: 'Grace' };
const conditionFailed = { message: 'The conditional request failed', type: 'DynamoDB:ConditionalCheckFailedException' };

describe('A step of staff', () => {
  it.each([
    ['staff of the event', staff, 'REQUEST', undefined],
    ['an organizer', ['organizers'], 'REQUEST', undefined],
    ['staff of another event', ['staff', 'staff:AAAAAAAA'], 'REQUEST', 'FORBIDDEN'],
    ['a kiosk of the event', ['kiosks', `kiosk:${eventId}`], 'REQUEST', 'FORBIDDEN'],
    ['a guest', [], 'REQUEST', 'FORBIDDEN'],
    ['staff without an id', staff, '', 'REQUEST_NOT_FOUND'],
    ['staff with an essay for an id', staff, 'x'.repeat(65), 'REQUEST_NOT_FOUND'],
  ])('by %s begins or ends with its error', (_who, groups, id, errorType) => {
    expect(errorTypeOf(() => readProfile.request(runOf({ args: { eventId, id }, groups })))).toBe(errorType);
  });

  it('shows the name of the account, or that it is staff', () => {
    for (const [result, byName] of [
      [{ name: 'Grace' }, 'Grace'],
      [null, 'Staff'],
      [{}, 'Staff'],
    ] as const) {
      const run = runOf({ args, result });
      readProfile.response(run);
      expect(run.ctx.stash).toMatchObject({ byName });
    }
  });

  it.each(Object.keys(steps) as (keyof typeof steps)[])('%s uses every value that it names, and names every value that it uses', (step) => {
    const { value } = steps[step].request(runOf({ args, stash }));
    const { update, condition } = value as Record<'update' | 'condition', { expression: string; expressionValues: object }>;
    for (const { expression, expressionValues } of [update, condition]) {
      expect(Object.keys(expressionValues).sort()).toEqual([...new Set(expression.match(/:\w+/g))].sort());
    }
    expect(update.expressionValues).toMatchObject({
      ':entry': { L: [{ M: { step: { S: step }, by: { S: 'sub-1' }, byName: { S: 'Grace' } } }] },
    });
  });

  it('that wrote nothing leaves the answer to the next, and any other failure is one', () => {
    expect(steps.CLAIMED.response(runOf({ args, stash, error: conditionFailed })).value).toBeNull();
    expect(errorTypeOf(() => steps.CLAIMED.response(runOf({ args, stash, error: { message: 'No', type: 'DynamoDB:Other' } })))).toBe(
      'DynamoDB:Other',
    );
  });
});

describe('What a step is told that wrote nothing', () => {
  const entry = (step: string, by = 'sub-1') => ({ step, by, at: 'then' });
  const found = (state: string, history: object[], changes: object = {}) => ({
    id: 'REQUEST',
    eventId,
    state,
    version: 2,
    history,
    ...changes,
  });
  const mine = { claimedBy: 'sub-1', claimedByName: 'Grace' };
  const theirs = { claimedBy: 'sub-2', claimedByName: 'Alan' };
  const created = entry('CREATED', 'guest');
  const long = Array.from({ length: REQUEST_LIMITS.history }, () => created);

  it.each([
    ['CLAIMED', 'no request', null, 'REQUEST_NOT_FOUND'],
    ['CLAIMED', 'a request of another event', { ...found('OPEN', [created]), eventId: 'AAAAAAAA' }, 'REQUEST_NOT_FOUND'],
    ['CLAIMED', 'its own claim', found('CLAIMED', [created, entry('CLAIMED')], mine), undefined],
    ['CLAIMED', 'its own claim, paid since', found('CLAIMED', [created, entry('CLAIMED'), entry('PAID', 'sub-2')], mine), undefined],
    ['CLAIMED', 'its own claim by reopening', found('CLAIMED', [created, entry('REOPENED')], mine), undefined],
    ['CLAIMED', 'the claim of a colleague', found('CLAIMED', [created, entry('CLAIMED', 'sub-2')], theirs), 'REQUEST_TAKEN'],
    ['CLAIMED', 'a fulfilled request', found('FULFILLED', [created, entry('FULFILLED')]), 'REQUEST_MOVED_ON'],
    ['CLAIMED', 'a request that changed hands too often', found('OPEN', long), 'INVALID_INPUT'],
    ['RELEASED', 'its own release', found('OPEN', [created, entry('RELEASED')]), undefined],
    ['RELEASED', 'the release of a colleague', found('OPEN', [created, entry('RELEASED', 'sub-2')]), 'REQUEST_MOVED_ON'],
    ['RELEASED', 'a request that nobody claimed', found('OPEN', [created]), 'REQUEST_MOVED_ON'],
    ['FULFILLED', 'its own fulfilment', found('FULFILLED', [created, entry('FULFILLED'), entry('PAID')]), undefined],
    ['FULFILLED', 'that of a colleague', found('FULFILLED', [created, entry('FULFILLED', 'sub-2')]), 'REQUEST_MOVED_ON'],
    ['FULFILLED', 'a cancelled request', found('CANCELLED', [created, entry('CANCELLED', 'guest')]), 'REQUEST_MOVED_ON'],
    ['REOPENED', 'its own reopening', found('CLAIMED', [created, entry('REOPENED')], mine), undefined],
    ['REOPENED', 'a request fulfilled long ago', found('FULFILLED', [created, entry('FULFILLED')]), 'REQUEST_MOVED_ON'],
  ])('%s on %s is its answer', (step, _what, result, errorType) => {
    expect(errorTypeOf(() => explain.response(runOf({ args, stash: { ...stash, step }, result })))).toBe(errorType);
  });

  it('says who has it and in which version', () => {
    const result = found('CLAIMED', [created, entry('CLAIMED', 'sub-2')], theirs);
    const run = (): unknown => explain.response(runOf({ args, stash: { ...stash, step: 'CLAIMED' }, result }));
    expect(run).toThrow(expect.objectContaining({ errorInfo: { state: 'CLAIMED', version: 2, claimedByName: 'Alan' } }));
  });
});

describe('Live requests', () => {
  it('of an event are for its staff', () => {
    expect(errorTypeOf(() => onRequest.request(runOf({ args: { eventId }, groups: staff })))).toBeUndefined();
    for (const groups of [['staff', 'staff:AAAAAAAA'], ['kiosks', `kiosk:${eventId}`], []]) {
      expect(errorTypeOf(() => onRequest.request(runOf({ args: { eventId }, groups })))).toBe('FORBIDDEN');
    }
  });

  it('of one’s own need nothing but an account', () => {
    const run = runOf({ args: { eventId } });
    onMine.request(run);
    expect(run.ctx.stash).toMatchObject({ sub: 'sub-1' });
  });
});
