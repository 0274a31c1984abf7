import { AwsFailure } from './aws-failure.ts';

export type JsonBody = Record<string, unknown>;

/** A JSON object, or the SerializationException that AWS answers to anything else. */
export function parseJsonBody(body: Buffer): JsonBody {
  try {
    const value: unknown = JSON.parse(body.toString('utf8') || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonBody;
  } catch (cause) {
    throw Object.assign(notJson(), { cause });
  }
  throw notJson();
}

const notJson = () => new AwsFailure({ code: 'SerializationException', message: 'The request body is not a JSON object.' });
