import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend } from './setup/backend.ts';

describe('a query', async () => {
  const { newUser, graphql, url, apiKey } = await connectToBackend();
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });

  it('up to the depth limit of the API is answered', async () => {
    const { errors } = await as(ada, () =>
      graphql('query { listAuthors { items { books { items { author { books { nextToken } } } } } } }'),
    );
    expect(errors).toBeUndefined();
  });

  it('deeper than the limit is refused as a whole', async () => {
    const { data, errors } = await as(ada, () =>
      graphql('query { listAuthors { items { books { items { author { books { items { id } } } } } } } }'),
    );
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toMatch(/depth/i);
  });

  it('that hides its depth in fragments is refused too', async () => {
    const { errors } = await as(ada, () =>
      graphql(`
        query {
          listAuthors {
            items {
              ...WithBooks
            }
          }
        }
        fragment WithBooks on Author {
          books {
            items {
              ...WithAuthor
            }
          }
        }
        fragment WithAuthor on Book {
          author {
            books {
              items {
                id
              }
            }
          }
        }
      `),
    );
    expect(errors?.[0]?.message).toMatch(/depth/i);
  });

  it('for a field that does not exist is refused as invalid', async () => {
    const { data, errors } = await as(ada, () => graphql('query { listAuthors { items { shoeSize } } }'));
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toMatch(/^Validation error of type FieldUndefined: Field 'shoeSize'/);
  });

  it.each([
    ['that is no GraphQL', JSON.stringify({ query: 'query {' })],
    ['without a document', JSON.stringify({ variables: {} })],
    ['that is no JSON', '{"query": '],
  ])('%s is answered with errors', async (_what, body) => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-api-key': apiKey }, body });
    const answer = (await response.json()) as { errors: { message: string }[] };
    expect(answer.errors.length).toBeGreaterThan(0);
  });
});
