import type { LambdaInvoker } from '../../ports.ts';
import { mappingError } from '../resolvers/resolver-error.ts';
import type { DataSourceInvoker } from './data-source.ts';

type LambdaRequest = { operation?: unknown; invocationType?: unknown; payload?: unknown };

/** Invokes a function with the payload of the request. A failure is `Lambda:Unhandled`, or `Lambda:<type>` for Lambda's own errors. */
export const lambdaDataSource = ({ functionArn, lambda }: { functionArn: string; lambda: LambdaInvoker }): DataSourceInvoker => ({
  invoke: async (request) => {
    const { operation, invocationType = 'RequestResponse', payload = null } = (request ?? {}) as LambdaRequest;
    if (operation !== 'Invoke' && operation !== 'BatchInvoke') {
      throw mappingError(`Unsupported operation '${String(operation)}'. A Lambda data source supports Invoke and BatchInvoke.`);
    }
    if (invocationType === 'Event') {
      await lambda.invoke(functionArn, payload, { type: 'Event' });
      return { result: null };
    }
    // BatchInvoke groups the calls of one level into one list; a sandbox sends each on its own, in the same shape.
    const answer = await lambda.invoke(functionArn, operation === 'BatchInvoke' ? [payload] : payload, { type: 'RequestResponse' });
    if (answer.functionError) {
      const { errorType, errorMessage } = answer.functionError;
      return { result: null, error: { message: errorMessage, type: errorType.startsWith('Lambda:') ? errorType : 'Lambda:Unhandled' } };
    }
    return operation === 'BatchInvoke' ? batchAnswer(answer.payload) : { result: answer.payload ?? null };
  },
});

const batchAnswer = (payload: unknown): Awaited<ReturnType<DataSourceInvoker['invoke']>> => {
  if (!Array.isArray(payload) || payload.length !== 1) {
    return {
      result: null,
      error: { type: 'Lambda:IllegalArgument', message: 'The function must answer a batch with a list of the same length.' },
    };
  }
  return { result: payload[0] as unknown };
};
