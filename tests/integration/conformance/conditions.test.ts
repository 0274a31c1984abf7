import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

const UPDATE = `mutation Update($input: UpdateArticleInput!, $condition: ModelArticleConditionInput) {
  updateArticle(input: $input, condition: $condition) { id title views }
}`;
const DELETE = `mutation Delete($input: DeleteArticleInput!, $condition: ModelArticleConditionInput) {
  deleteArticle(input: $input, condition: $condition) { id }
}`;

describe('the condition of a mutation', async () => {
  const { client, newUser, graphql } = await connectToBackend();
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });
  const newArticle = async () => rowOf(await as(ada, () => client.models.Article.create({ title: 'Version', views: 1 })));

  it('lets the update through when it holds', async () => {
    const { id } = await newArticle();
    const { data } = await as(ada, () =>
      graphql<{ updateArticle: { views: number } }>(UPDATE, {
        input: { id, views: 2 },
        condition: { views: { eq: 1 }, title: { beginsWith: 'V' } },
      }),
    );
    expect(data?.updateArticle).toEqual({ id, title: 'Version', views: 2 });
  });

  it('refuses the update with DynamoDB:ConditionalCheckFailedException when it does not, and changes nothing', async () => {
    const { id } = await newArticle();
    const { data, errors } = await as(ada, () =>
      graphql<{ updateArticle: null }>(UPDATE, {
        input: { id, views: 2 },
        condition: { or: [{ views: { gt: 1 } }, { views: { attributeExists: false } }] },
      }),
    );
    expect(data).toEqual({ updateArticle: null });
    expect(errors).toMatchObject([{ errorType: 'DynamoDB:ConditionalCheckFailedException', path: ['updateArticle'] }]);
    expect(rowOf(await as(ada, () => client.models.Article.get({ id }))).views).toBe(1);
  });

  it('refuses the deletion when it does not hold', async () => {
    const { id } = await newArticle();
    const { errors } = await as(ada, () => graphql(DELETE, { input: { id }, condition: { not: { title: { eq: 'Version' } } } }));
    expect(errors).toMatchObject([{ errorType: 'DynamoDB:ConditionalCheckFailedException' }]);
    rowOf(await as(ada, () => client.models.Article.get({ id })));
  });

  it('lets exactly one of many concurrent updates from the same version win', async () => {
    const { id } = await newArticle();
    const answers = await as(ada, () =>
      Promise.all(Array.from({ length: 20 }, () => graphql(UPDATE, { input: { id, views: 2 }, condition: { views: { eq: 1 } } }))),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  });
});
