import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

const QUERY = JSON.stringify({ query: 'query { listArticles { items { id } } }' });

describe('the authorization mode of a call', async () => {
  const { client, newUser, url, apiKey } = await connectToBackend();
  const { Article } = client.models;
  let ada: TestUser;
  let id: string;
  beforeAll(async () => {
    ada = await newUser();
    id = rowOf(await as(ada, () => Article.create({ title: 'Public' }))).id;
  });
  const post = (headers: Record<string, string>, body = QUERY) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  it('user pool: the access token says who calls', async () => {
    expect(rowOf(await as(ada, () => client.queries.echo({ text: 'hi' })))).toMatchObject({ username: ada.username });
  });

  it('user pool: an ID token is taken too, with or without Bearer', async () => {
    for (const authorization of [ada.idToken, `Bearer ${ada.accessToken}`]) {
      expect((await post({ authorization })).status).toBe(200);
    }
  });

  it('identity pool, not signed in: the guest reads what guests may read', async () => {
    expect(rowOf(await Article.get({ id }, { authMode: 'identityPool' })).title).toBe('Public');
  });

  it('identity pool, not signed in: the guest may not write', async () => {
    const { data, errors } = await Article.create({ title: 'By a guest' }, { authMode: 'identityPool' });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]).toMatchObject({ errorType: expect.stringMatching(/^Unauthorized/) as string });
  });

  it('API key: its holder reads what the rule lets it read', async () => {
    expect(rowOf(await Article.get({ id }, { authMode: 'apiKey' })).title).toBe('Public');
    expect(await Article.create({ title: 'By key' }, { authMode: 'apiKey' })).toMatchObject({
      data: null,
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access createArticle on type Mutation' }],
    });
    expect(await client.models.Todo.list({ authMode: 'apiKey' })).toMatchObject({
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access listTodos on type Query' }],
    });
  });

  it.each([
    ['no credentials', {}],
    ['a token that is none', { authorization: 'nonsense' }],
    ['a key that is none', { 'x-api-key': 'da2-nonsense' }],
  ])('%s: HTTP 401 with UnauthorizedException', async (_what, headers) => {
    const response = await post(headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ errorType: 'UnauthorizedException' }] });
  });

  it('a token whose signature was changed: HTTP 401', async () => {
    const [header, payload, signature = ''] = ada.accessToken.split('.');
    const forged = `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    expect((await post({ authorization: forged })).status).toBe(401);
  });

  it('a token whose groups were changed: HTTP 401', async () => {
    const [header, payload = '', signature] = ada.accessToken.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['admins'] })).toString('base64url');
    expect((await post({ authorization: `${header}.${forged}.${signature}` })).status).toBe(401);
  });

  it('the key works over plain HTTP too', async () => {
    const response = await post({ 'x-api-key': apiKey });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: { listArticles: { items: expect.any(Array) as unknown[] } } });
  });
});
