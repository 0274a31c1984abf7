import { Readable } from 'node:stream';

type WireRequest = { method: string; path: string; headers: Record<string, string>; body: unknown };

/**
 * Stands where an AWS client meets the network: keeps what the client sends and answers with the given status and JSON.
 * The client itself, its serialization and its errors are the real ones.
 */
export const cannedService = (statusCode: number, answer: unknown, headers: Record<string, string> = {}) => {
  const requests: WireRequest[] = [];
  const configuration = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: { method: string; path: string; headers: Record<string, string>; body?: string | Uint8Array }) => {
        const { body: sent = '' } = request;
        const text = typeof sent === 'string' ? sent : new TextDecoder().decode(sent);
        requests.push({ ...request, body: JSON.parse(text || 'null') as unknown });
        const body = Readable.from([Buffer.from(JSON.stringify(answer))]);
        return Promise.resolve({ response: { statusCode, headers: { 'content-type': 'application/json', ...headers }, body } });
      },
    },
  };
  return { configuration, requests };
};

/** A client that cannot reach its service. */
export const unreachable = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
  requestHandler: { handle: () => Promise.reject(new Error('socket hang up')) },
};
