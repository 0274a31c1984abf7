import type { RequestHeaders } from '../auth/caller.ts';
import { lowerCaseNames } from './handshake.ts';

export type ClientMessage =
  | { type: 'connection_init' }
  | { type: 'stop'; id: string }
  | {
      type: 'start';
      id: string;
      query: string;
      variables: Record<string, unknown>;
      operationName: string | undefined;
      /** The operation exactly as it was sent: this is what an IAM caller signed. */
      body: string;
      authorization: RequestHeaders;
    }
  /** `operation` names what was asked for, as far as that can be told. */
  | { type: 'unsupported'; id: string; operation: string };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const parseObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // Not JSON: the caller answers with UnsupportedOperation.
    return undefined;
  }
};

const parseStart = (id: string, payload: unknown): ClientMessage => {
  const unsupported: ClientMessage = { type: 'unsupported', id, operation: 'unknown' };
  if (id === '' || !isObject(payload) || typeof payload['data'] !== 'string') return unsupported;
  const operation = parseObject(payload['data']);
  if (typeof operation?.['query'] !== 'string') return unsupported;
  const { variables, operationName } = operation;
  const extensions = isObject(payload['extensions']) ? payload['extensions'] : {};
  return {
    type: 'start',
    id,
    query: operation['query'],
    variables: isObject(variables) ? variables : {},
    operationName: typeof operationName === 'string' ? operationName : undefined,
    body: payload['data'],
    authorization: lowerCaseNames(isObject(extensions['authorization']) ? extensions['authorization'] : {}),
  };
};

/** Reads one frame from a client; anything unknown becomes `unsupported`. */
export const parseClientMessage = (text: string): ClientMessage => {
  const message = parseObject(text);
  const id = typeof message?.['id'] === 'string' ? message['id'] : '';
  switch (message?.['type']) {
    case 'connection_init':
      return { type: 'connection_init' };
    case 'stop':
      return { type: 'stop', id };
    case 'start':
      return parseStart(id, message['payload']);
    default:
      return { type: 'unsupported', id, operation: 'unknown' };
  }
};
