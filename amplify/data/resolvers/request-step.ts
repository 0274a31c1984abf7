import { type Context, util } from '@aws-appsync/utils';
import { REQUEST_LIMITS, type RequestState } from '../../../lib/domain/guest-request.ts';
import { CONDITION_FAILED } from './scan.ts';

type Step = {
  step: 'CLAIMED' | 'RELEASED' | 'FULFILLED' | 'REOPENED';
  from: RequestState;
  to: RequestState;
  /** What else is written: further assignments of `SET` with a leading comma, then a space and `REMOVE`. */
  update: string;
  /** Whether the step makes the caller the one who comes: `update` then uses :by and :byName. */
  claims?: boolean | undefined;
  /** Only requests that were finished after this instant. */
  finishedAfter?: string | undefined;
};

/** The one conditional write of a step. Of any number of people who take it at once exactly one gets through. */
export const stepRequest = (ctx: Context, { step, from, to, update, claims, finishedAfter }: Step) => {
  const now = util.time.nowISO8601();
  const { by, byName } = ctx.stash;
  ctx.stash.step = step;
  const written: Record<string, unknown> = { ':to': to, ':one': 1, ':entry': [{ step, at: now, by, byName }], ':now': now };
  if (claims) {
    written[':by'] = by;
    written[':byName'] = byName;
  }
  const expected: Record<string, unknown> = { ':eventId': ctx.args.eventId, ':from': from };
  // A request that went to and fro too often can still be ended.
  if (step !== 'FULFILLED') expected[':most'] = REQUEST_LIMITS.history;
  if (finishedAfter) expected[':since'] = finishedAfter;
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: ctx.args.id }),
    update: {
      expression: `SET #state = :to, version = version + :one, history = list_append(history, :entry), updatedAt = :now${update}`,
      expressionNames: { '#state': 'state' },
      expressionValues: util.dynamodb.toMapValues(written),
    },
    condition: {
      expression:
        'eventId = :eventId AND #current = :from' +
        (step === 'FULFILLED' ? '' : ' AND size(history) < :most') +
        (finishedAfter ? ' AND finishedAt > :since' : ''),
      // Another alias than the update's: AppSync sends both maps as one.
      expressionNames: { '#current': 'state' },
      expressionValues: util.dynamodb.toMapValues(expected),
    },
  };
};

/** The changed request, or nothing when the condition did not hold: the next step says why. */
export const stepResponse = (ctx: Context) => {
  if (!ctx.error) return ctx.result;
  if (ctx.error.type !== CONDITION_FAILED) util.error(ctx.error.message, ctx.error.type);
  return null;
};
