import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../loopback-server.ts';

export type RouteContext = { request: IncomingMessage; response: ServerResponse; url: URL; parameters: string[] };

/** `pattern` is matched against the decoded path; its groups become `parameters`. */
export type Route = { method: 'GET' | 'POST'; pattern: RegExp; handle(context: RouteContext): Promise<void> | void };

/** An answer other than 200: its message is for the person. */
export class RouteError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RouteError';
    this.status = status;
  }
}

const BODY_LIMIT_BYTES = 64 * 1024;

export const sendJson = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
};

/** A POST body that fits `schema`; otherwise RouteError 400, or 415 when it is not JSON. */
export const readJson = async <Output>(request: IncomingMessage, schema: z.ZodType<Output>): Promise<Output> => {
  if (!request.headers['content-type']?.startsWith('application/json')) throw new RouteError(415, 'Send JSON, as application/json.');
  const text = (await readBody(request, BODY_LIMIT_BYTES)).toString('utf8');
  const parsed = schema.safeParse(parseJson(text || '{}'));
  if (!parsed.success) throw new RouteError(400, z.prettifyError(parsed.error));
  return parsed.data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RouteError(400, `This is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};

/** A whole number from the query string within bounds, or the default. */
export const limitOf = (url: URL, fallback: number, maximum: number): number => {
  const value = Number(url.searchParams.get('limit') ?? fallback);
  return Number.isInteger(value) && value > 0 ? Math.min(value, maximum) : fallback;
};
