import fc from 'fast-check';
import { hostileJson, hostileText } from '../hostile-values.ts';
import { nearText, nearValid } from '../near-valid.ts';
import type { Actor } from './fuzz-worlds.ts';
import { malformedDocument } from './malformed-documents.ts';
import type { OperationDocument } from './operation-documents.ts';
import { validVariables } from './operation-variables.ts';
import type { RawRequest } from './send-request.ts';

/** One request, whose it is, and what it is an attempt at. */
export type FuzzRequest = { attempt: string; actor: Actor; request: RawRequest };

const PATH = '/graphql';
const MEGABYTE = 1024 * 1024;
const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  '',
];
/** What Node's client lets into a header. */
const headerSafe = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 7_000);

const base64Url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token with other claims under the same signature, and tokens that nobody signed. */
const forgeriesOf = (token: string): string[] => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const promoted = base64Url({ ...claims, 'cognito:groups': ['organizers', 'staff'] });
  return [
    `${header}.${promoted}.${signature}`,
    `${header}.${base64Url({ ...claims, exp: 1 })}.${signature}`,
    `${header}.${base64Url({ ...claims, exp: 9_999_999_999, iss: 'https://evil.example' })}.${signature}`,
    `${base64Url({ alg: 'none' })}.${promoted}.`,
    `${base64Url({ alg: 'HS256', kid: '../../dev/null' })}.${promoted}.${signature}`,
    `${header}.${payload}.`,
    `Bearer ${token}x`,
  ];
};

const post = (token: string, body: string): RawRequest => ({
  method: 'POST',
  path: PATH,
  headers: { 'content-type': 'application/json', authorization: token },
  body,
});

const operationRequest = (actor: Actor, documents: readonly OperationDocument[]): fc.Arbitrary<FuzzRequest> =>
  fc.constantFrom(...documents).chain(({ name, query, arguments: args }) =>
    nearValid(validVariables(args, actor.ids), 2).map((variables) => ({
      attempt: name,
      actor,
      request: post(actor.token, JSON.stringify({ query, variables })),
    })),
  );

const documentRequest = (actor: Actor, documents: readonly OperationDocument[]): fc.Arbitrary<FuzzRequest> =>
  fc.tuple(malformedDocument(documents), hostileJson, hostileJson, fc.boolean()).map(([query, variables, operationName, isPlain]) => ({
    attempt: 'document',
    actor,
    request: post(actor.token, JSON.stringify(isPlain ? { query } : { query, variables, operationName })),
  }));

const bodyOf = (documents: readonly OperationDocument[]): fc.Arbitrary<string> => {
  const whole = fc.constantFrom(...documents).map(({ query }) => JSON.stringify({ query, variables: {} }));
  return fc.oneof(
    { weight: 3, arbitrary: nearText(whole, '{}[]",:0\\') },
    { weight: 2, arbitrary: hostileJson.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: hostileText },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...['{"query":"{__typename}"', '[{"query":"{__typename}"}]', '{"query":"{__typename}","query":1}']),
    },
  );
};

/** Sent now and then: it takes a while to send. */
const hugeBody = `{"query":"${'x'.repeat(MEGABYTE)}"}`;

const transportRequest = (actor: Actor, documents: readonly OperationDocument[]): fc.Arbitrary<FuzzRequest> =>
  fc
    .record({
      body: fc.oneof({ weight: 60, arbitrary: bodyOf(documents) }, { weight: 1, arbitrary: fc.constant(hugeBody) }),
      contentType: fc.constantFrom(...CONTENT_TYPES),
      authorization: fc.oneof(
        { weight: 3, arbitrary: fc.constant(actor.token) },
        { weight: 3, arbitrary: fc.constantFrom(...forgeriesOf(actor.token)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '',
            'AWS4-HMAC-SHA256 Credential=x',
            'AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/appsync/aws4_request, SignedHeaders=host, Signature=0',
          ),
        },
        { weight: 1, arbitrary: hostileText.map(headerSafe) },
      ),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant('POST') },
        { weight: 1, arbitrary: fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH') },
      ),
      path: fc.oneof(
        { weight: 9, arbitrary: fc.constant(PATH) },
        { weight: 1, arbitrary: fc.constantFrom('/', '/graphql/../api', '/graphql?x=%00', '//graphql', '/%2e%2e/') },
      ),
    })
    .map(({ body, contentType, authorization, method, path }) => ({
      attempt: 'transport',
      actor,
      request: { method, path, body, headers: { 'content-type': contentType, authorization } },
    }));

/** Everything that comes in by the door of the API, in every way that it can be wrong. */
export const malformedRequest = (actors: readonly Actor[], documents: readonly OperationDocument[]): fc.Arbitrary<FuzzRequest> =>
  fc
    .constantFrom(...actors)
    .chain((actor) =>
      fc.oneof(
        { weight: 6, arbitrary: operationRequest(actor, documents) },
        { weight: 2, arbitrary: documentRequest(actor, documents) },
        { weight: 2, arbitrary: transportRequest(actor, documents) },
      ),
    );
