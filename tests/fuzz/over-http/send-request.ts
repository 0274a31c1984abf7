import { Agent, request } from 'node:http';

export type RawRequest = { method: string; path: string; headers: Record<string, string>; body: string };
export type RawAnswer = { status: number; text: string };

/** Sends what it is given, however wrong, over kept-alive connections. Rejects when there is no answer at all. */
export const rawSender = (graphqlUrl: string, connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(graphqlUrl);
  const send = ({ method, path, headers, body }: RawRequest): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      const call = request({ agent, hostname, port, method, path, headers: { ...headers, 'content-length': Buffer.byteLength(body) } });
      call.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
      });
      call.once('error', reject);
      call.end(body);
    });
  return { send, close: () => agent.destroy() };
};
