/** One call of the user pool's API. Rejects with the name and message of Cognito's error. */
export type CallCognito = <Answer>(action: string, input: Record<string, unknown>) => Promise<Answer>;

/** The doors of a running sandbox that a seed goes through: the same that people and functions use. */
export type Doors = {
  cognitoUrl: string;
  graphqlUrl: string;
  userPoolId: string;
  userPoolClientId: string;
  /** Of a backend on AWS, where a sandbox's way of calling the pool would not do. */
  byDeveloper?: CallCognito;
};

type Outputs = {
  auth: { user_pool_id: string; user_pool_client_id: string; aws_region: string };
  data: { url: string };
  custom?: { local?: { userPoolEndpoint: string } };
};

/** Reads the doors from the `amplify_outputs.json` of a sandbox, or of a deployment. */
export const doorsOf = (outputs: Record<string, unknown>): Doors => {
  const { auth, data, custom } = outputs as Outputs;
  return {
    cognitoUrl: custom?.local?.userPoolEndpoint ?? `https://cognito-idp.${auth.aws_region}.amazonaws.com/`,
    graphqlUrl: data.url,
    userPoolId: auth.user_pool_id,
    userPoolClientId: auth.user_pool_client_id,
  };
};

/** Administration needs AWS credentials; the sandbox takes any that it did not issue itself for the developer's. */
const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=local';

/** One call of the user pool's API (AWS JSON 1.1). Rejects with the name and message of Cognito's error. */
export const callCognito = async <Answer = unknown>(doors: Doors, action: string, input: Record<string, unknown>): Promise<Answer> => {
  if (doors.byDeveloper) return doors.byDeveloper<Answer>(action, input);
  const response = await fetch(doors.cognitoUrl, {
    method: 'POST',
    headers: {
      authorization: AUTHORIZATION,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as Answer & { __type?: string; message?: string };
  if (!response.ok) throw new Error(`${action}: ${answer.__type}: ${answer.message}`);
  return answer;
};

/** One GraphQL operation as the person whose access token it is. Rejects when the answer has errors. */
export const callGraphql = async <Data>(
  doors: Doors,
  accessToken: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Data> => {
  const response = await fetch(doors.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: accessToken },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
};
