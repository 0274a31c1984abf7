/**
 * Takes the place of the AWS SDK's search for credentials, in bundles alone: Lambda always gives those of the function's role in
 * these variables, and the other ten ways, with the clients that some of them need, are a sixth of a small function.
 */
export const defaultProvider = () => async () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_CREDENTIAL_EXPIRATION: expiration,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) throw new Error('The function has no credentials in its environment.');
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), ...(expiration && { expiration: new Date(expiration) }) };
};
