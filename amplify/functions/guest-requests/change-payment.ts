import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import type { PaymentVerdict } from '../../../lib/domain/payment.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { logger } from '../runtime/logger.ts';
import { tables } from '../runtime/rows.ts';
import { findRequest, type RequestLineRow, type RequestRow } from './request-rows.ts';

const MAX_ROUNDS = 8;

type PaymentStep = {
  verdictOn(request: RequestRow): PaymentVerdict;
  linesAfter(lines: RequestLineRow[], at: string): RequestLineRow[];
  entry: Omit<RequestRow['history'][number], 'at'>;
};

/** Changes what is paid of a request, if it is still as it was read; otherwise it is looked at again. */
export const changePayment = async (found: RequestRow, { verdictOn, linesAfter, entry }: PaymentStep): Promise<RequestRow> => {
  let request = found;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const verdict = verdictOn(request);
    if (verdict === 'REPEATED') return request;
    if (verdict !== 'CHANGES') throw new AppError(verdict.code, `The request ${request.id}.`, { issues: verdict.issues });
    const at = new Date().toISOString();
    const after: RequestRow = {
      ...request,
      lines: linesAfter(request.lines, at),
      history: [...request.history, { ...entry, at }],
      version: request.version + 1,
      updatedAt: at,
    };
    if (await putIfUnchanged(after, request.version)) {
      logger.info('Payment', { eventId: request.eventId, requestId: request.id, step: entry.step });
      return after;
    }
    request = (await findRequest(request.id)) ?? request;
  }
  throw new AppError('CONFLICT', `The request ${request.id} kept changing.`);
};

/** Every step raises the version, so an equal one means that nothing happened in between. */
const putIfUnchanged = (row: RequestRow, version: number): Promise<boolean> =>
  unlessConditionFailed(
    dynamodb.send(
      new PutCommand({
        TableName: tables.guestRequest,
        Item: row,
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': version },
      }),
    ),
  );
