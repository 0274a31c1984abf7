import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { backend } from '../backend.ts';

/** Lets the two functions that tell screens of sessions call that one mutation, and nothing else of the API. */
export const grantSessionNews = ({ data, announceReservations, announceSessions }: typeof backend): void => {
  const { cfnGraphqlApi } = data.resources.cfnResources;
  for (const publisher of [announceReservations, announceSessions]) {
    publisher.addEnvironment('GRAPHQL_URL', cfnGraphqlApi.attrGraphQlUrl);
    publisher.resources.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['appsync:GraphQL'],
        resources: [`${cfnGraphqlApi.attrArn}/types/Mutation/fields/publishSessionNews`],
      }),
    );
  }
};
