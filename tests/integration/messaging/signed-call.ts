type Call = {
  endpoint: string | undefined;
  service: string;
  path?: string;
  target?: string;
  body: unknown;
  headers?: Record<string, string>;
};

/** A call as an AWS SDK makes it, for services whose SDK is not a dependency. The sandbox reads the signature's scope, not the signature. */
export async function callAws({
  endpoint,
  service,
  path = '/',
  target,
  body,
  headers = {},
}: Call): Promise<{ status: number; headers: Headers; json: unknown }> {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIATEST/20261123/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;
  const response = await fetch(`${endpoint}${path}`, {
    method: 'POST',
    headers: { authorization, ...(target && { 'x-amz-target': target }), ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? undefined : JSON.parse(text) };
}
