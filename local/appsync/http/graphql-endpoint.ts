import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasLoopbackHost } from '../../loopback-server.ts';
import type { LogStore } from '../../ports.ts';
import { UnauthorizedError } from '../auth/authenticate.ts';
import type { RequestHeaders } from '../auth/caller.ts';
import type { AppSyncEngine } from '../engine.ts';

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const MAX_REQUEST_BYTES = 1024 * 1024;

const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype,x-amz-user-agent,x-amzn-errormessage,date',
};
const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'POST, GET, OPTIONS',
  'access-control-max-age': '172800',
};

/** Errors of the request as a whole: AppSync answers them with 400 and without `data`. */
const BAD_REQUESTS = new Set(['MalformedHttpRequestException', 'BadRequestException', 'UnsupportedOperation']);

class RequestFailure extends Error {
  readonly status: number;
  readonly errorType: string;

  constructor(status: number, errorType: string, message: string) {
    super(message);
    this.status = status;
    this.errorType = errorType;
  }
}

const malformed = (message: string): RequestFailure => new RequestFailure(400, 'MalformedHttpRequestException', message);

type GraphqlRequest = { query: string; variables: Record<string, unknown> | undefined; operationName: string | undefined };

/** `POST /graphql`, with CORS for browsers. */
export const graphqlEndpoint =
  ({ engine, log }: { engine: AppSyncEngine; log: LogStore }) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      const text = JSON.stringify(body);
      response.writeHead(status, {
        ...headers,
        ...CORS_HEADERS,
        'content-type': 'application/json;charset=UTF-8',
        'content-length': Buffer.byteLength(text),
        'x-amzn-requestid': requestId,
      });
      response.end(text);
    };
    try {
      if (!hasLoopbackHost(request)) throw new RequestFailure(403, 'AccessDeniedException', 'This server answers only to localhost.');
      if (request.method === 'OPTIONS') {
        const asked = request.headers['access-control-request-headers'];
        response.writeHead(200, {
          ...CORS_HEADERS,
          ...PREFLIGHT_HEADERS,
          ...(asked && { 'access-control-allow-headers': asked }),
          'content-length': 0,
        });
        response.end();
        return;
      }
      const [path = '/'] = (request.url ?? '/').split('?');
      if (path !== '/graphql') throw new RequestFailure(404, 'NotFoundException', `There is nothing at ${path}; GraphQL is at /graphql.`);
      if (request.method !== 'POST') throw new RequestFailure(405, 'UnsupportedOperationException', 'GraphQL is served by POST.');
      const body = await readBody(request);
      const headers = plainHeaders(request);
      const caller = await engine.authenticate(
        headers,
        { method: 'POST', path: request.url ?? '/graphql', body },
        request.socket.remoteAddress,
      );
      const { result, responseHeaders } = await engine.executeWithHeaders({ ...parseRequest(body), caller, headers });
      const [error] = result.errors ?? [];
      if (error?.errorType && BAD_REQUESTS.has(error.errorType) && error.path === null) {
        send(400, { errors: [{ errorType: error.errorType, message: error.message }] }, { 'x-amzn-errortype': error.errorType });
        return;
      }
      send(200, result, responseHeaders);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (error instanceof UnauthorizedError) send(error.status, error.body, { 'x-amzn-errortype': error.errorType });
      else if (error instanceof RequestFailure) {
        // What was not read of the request must not be taken for the next one.
        const close: Record<string, string> = request.complete ? {} : { connection: 'close' };
        send(
          error.status,
          { errors: [{ errorType: error.errorType, message: error.message }] },
          { 'x-amzn-errortype': error.errorType, ...close },
        );
      } else {
        log.write({
          source: 'appsync',
          level: 'error',
          text: error instanceof Error ? (error.stack ?? error.message) : String(error),
          requestId,
        });
        send(
          500,
          { errors: [{ errorType: 'InternalFailure', message: error instanceof Error ? error.message : String(error) }] },
          { 'x-amzn-errortype': 'InternalFailure' },
        );
      }
    }
  };

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REQUEST_BYTES)
      throw new RequestFailure(413, 'RequestEntityTooLargeException', 'Request exceeds the maximum size of 1 MB.');
    chunks.push(chunk);
  }
  return (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8');
};

const plainHeaders = (request: IncomingMessage): RequestHeaders => {
  const headers: RequestHeaders = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return headers;
};

const parseRequest = (body: string): GraphqlRequest => {
  if (body === '') throw malformed('Request body is empty.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw malformed('Unable to parse GraphQL query.');
  }
  const { query, variables, operationName } = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Record<string, unknown>;
  if (typeof query !== 'string') throw malformed('Unable to parse GraphQL query.');
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw malformed('Unable to parse GraphQL query variables.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw malformed('Unable to parse GraphQL query.');
  return { query, variables: (variables ?? undefined) as Record<string, unknown> | undefined, operationName: operationName ?? undefined };
};
