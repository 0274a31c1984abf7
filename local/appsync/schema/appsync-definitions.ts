import { AWS_SCALAR_NAMES } from '../scalars/aws-scalars.ts';

/** What AppSync knows of itself and a synthesized schema leaves out. */
export const APPSYNC_DEFINITIONS = `
${AWS_SCALAR_NAMES.map((name) => `scalar ${name}`).join('\n')}
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
directive @aws_auth(cognito_groups: [String!]!) on FIELD_DEFINITION | OBJECT
directive @aws_api_key on FIELD_DEFINITION | OBJECT
directive @aws_iam on FIELD_DEFINITION | OBJECT
directive @aws_oidc on FIELD_DEFINITION | OBJECT
directive @aws_lambda on FIELD_DEFINITION | OBJECT
directive @aws_cognito_user_pools(cognito_groups: [String!]) on FIELD_DEFINITION | OBJECT
directive @aws_publish(subscriptions: [String!]) on FIELD_DEFINITION
directive @canonical on FIELD_DEFINITION | OBJECT
directive @hidden on FIELD_DEFINITION | OBJECT
directive @renamed on FIELD_DEFINITION | OBJECT
`;
