import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishSessionNews } from '../../../amplify/functions/reservations/publish-session-news.ts';
import { isSignatureValid, parseSignature } from '../../../local/appsync/auth/sigv4.ts';

const NEWS = {
  eventId: 'conference',
  sessionId: 'keynote',
  kind: 'CALLED' as const,
  guestIds: ['ADA'],
  at: '2027-05-04T09:00:00.000Z',
  comeBy: '2027-05-04T09:20:00.000Z',
};
const SECRET = 'a secret of the role';

type Received = { headers: IncomingHttpHeaders; body: string };

let server: Server;
let received: Received[];
let answers: { status: number; body: object }[];

beforeEach(async () => {
  received = [];
  answers = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, body } = answers.shift() ?? { status: 200, body: { data: { publishSessionNews: NEWS } } };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('GRAPHQL_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIAROLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', SECRET);
  vi.stubEnv('AWS_SESSION_TOKEN', 'session');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
});

describe('News of a session', () => {
  it('are published by the one mutation, signed with the function’s role', async () => {
    await publishSessionNews(NEWS);
    const [{ headers, body }] = received as [Received];
    const { query, variables } = JSON.parse(body) as { query: string; variables: object };
    expect(query).toContain('publishSessionNews');
    expect(variables).toEqual(NEWS);
    const signature = parseSignature(headers.authorization ?? '');
    expect(signature).toMatchObject({ accessKeyId: 'ASIAROLE', service: 'appsync', region: 'eu-central-1' });
    const request = { method: 'POST', path: '/graphql', body };
    const check = { headers: headers as Record<string, string>, request, secretAccessKey: SECRET };
    expect(signature && isSignatureValid(signature, check)).toBe(true);
    expect(headers['x-amz-security-token']).toBe('session');
  });

  it('are tried again when AppSync asks to wait or fails, and given up after three times', async () => {
    answers = [
      { status: 429, body: {} },
      { status: 503, body: {} },
    ];
    await publishSessionNews(NEWS);
    expect(received).toHaveLength(3);
    answers = Array.from({ length: 3 }, () => ({ status: 500, body: {} }));
    await expect(publishSessionNews(NEWS)).rejects.toThrow('500');
    expect(received).toHaveLength(6);
  });

  it('that are refused are not tried again', async () => {
    answers = [{ status: 200, body: { data: null, errors: [{ errorType: 'Unauthorized', message: 'Not Authorized' }] } }];
    await expect(publishSessionNews(NEWS)).rejects.toThrow('Unauthorized: Not Authorized');
    answers = [{ status: 403, body: {} }];
    await expect(publishSessionNews(NEWS)).rejects.toThrow('403');
    expect(received).toHaveLength(2);
  });

  it('are tried again when the connection breaks', async () => {
    server.closeAllConnections();
    const broken = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('GRAPHQL_URL', `http://127.0.0.1:${(broken.address() as AddressInfo).port}/graphql`);
    await expect(publishSessionNews(NEWS)).rejects.toThrow('keynote');
    await new Promise((resolve) => broken.close(resolve));
  });
});
