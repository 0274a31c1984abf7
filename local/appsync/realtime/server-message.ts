import type { GraphqlErrorEntry, GraphqlResult } from '../graphql-error.ts';
import { CONNECTION_TIMEOUT_MS, MAX_SUBSCRIPTIONS_PER_CONNECTION } from './limits.ts';

/** One entry of `errors` on the real-time channel: nothing is null, what is unknown is left out. */
export type WireError = { errorType?: string; message: string; errorCode?: number; data?: unknown; errorInfo?: unknown };

export const KEEP_ALIVE = JSON.stringify({ type: 'ka' });

export const CONNECTION_ACK = JSON.stringify({ type: 'connection_ack', payload: { connectionTimeoutMs: CONNECTION_TIMEOUT_MS } });

export const connectionError = (errors: WireError[]): string => JSON.stringify({ payload: { errors }, type: 'connection_error' });

export const startAck = (id: string): string => JSON.stringify({ id, type: 'start_ack' });

export const complete = (id: string): string => JSON.stringify({ id, type: 'complete' });

export const errorMessage = (id: string, errors: WireError[]): string => JSON.stringify({ id, type: 'error', payload: { errors } });

/** `payload` is serialized already, once for all subscribers who get the same. */
export const dataMessage = (id: string, payload: string): string => `{"id":${JSON.stringify(id)},"type":"data","payload":${payload}}`;

export const serializePayload = ({ data, errors }: GraphqlResult): string =>
  JSON.stringify(errors && errors.length > 0 ? { data, errors } : { data });

export const toWireErrors = (errors: GraphqlErrorEntry[]): WireError[] =>
  errors.map(({ errorType, message, data, errorInfo }) => ({
    ...(errorType === null || errorType === undefined ? {} : { errorType }),
    message,
    ...(data === null || data === undefined ? {} : { data }),
    ...(errorInfo === null || errorInfo === undefined ? {} : { errorInfo }),
  }));

/**
 * The errors of a call that `engine.authenticate` refused: what AppSync would send with HTTP 401. Undefined when the
 * failure is another, that is, ours.
 */
export const unauthorizedErrors = (error: unknown): WireError[] | undefined => {
  const entries = (error as { body?: { errors?: { errorType?: string; message?: string }[] } } | null)?.body?.errors;
  if (!Array.isArray(entries)) return undefined;
  return entries.map(({ errorType = 'UnauthorizedException', message = 'Permission denied' }) => ({ errorType, message, errorCode: 401 }));
};

export const NO_PROTOCOL: WireError = { message: 'NoProtocolError', errorCode: 400 };

export const unsupportedOperation = (operation: string): WireError => ({
  errorType: 'UnsupportedOperation',
  message: `${operation} not supported through the realtime channel`,
});

export const duplicateId = (id: string): WireError => ({
  errorType: 'DuplicatedOperationError',
  message: `Operation with id ${id} is already registered on this connection`,
});

export const unknownId = (id: string): WireError => ({ errorType: 'UnknownOperationError', message: `Unknown operation id ${id}` });

export const TOO_MANY_SUBSCRIPTIONS: WireError = {
  errorType: 'MaxSubscriptionsReachedError',
  message: `Max number of ${MAX_SUBSCRIPTIONS_PER_CONNECTION} subscriptions reached`,
};

export const INTERNAL_FAILURE: WireError = { errorType: 'InternalFailure', message: 'Internal failure' };
