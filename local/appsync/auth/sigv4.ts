import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestHeaders, SignedRequest } from './caller.ts';

export type SignatureParts = {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
};

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Takes the Authorization header of Signature Version 4 apart; undefined when it is malformed. */
export const parseSignature = (authorization: string): SignatureParts | undefined => {
  const [match, accessKeyId = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] =
    AUTHORIZATION.exec(authorization.trim()) ?? [];
  return match === undefined ? undefined : { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
};

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Whether a request carries the signature that its secret makes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export const isSignatureValid = (
  parts: SignatureParts,
  { headers, request, secretAccessKey }: { headers: RequestHeaders; request: SignedRequest; secretAccessKey: string },
): boolean => {
  const timestamp = headers['x-amz-date'];
  if (!timestamp?.startsWith(parts.date) || !parts.signedHeaders.includes('host')) return false;
  if (parts.signedHeaders.some((name) => headers[name] === undefined)) return false;
  const [path = '/', search = ''] = request.path.split('?');
  const canonicalRequest = [
    request.method.toUpperCase(),
    path.split('/').map(encoded).join('/'),
    [...new URLSearchParams(search)]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...parts.signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/\s+/g, ' ')}`),
    '',
    parts.signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${parts.date}/${parts.region}/${parts.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', timestamp, scope, sha256(canonicalRequest)].join('\n');
  const key = ['aws4_request', parts.service, parts.region, parts.date].reduceRight<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  );
  return timingSafeEqual(hmac(key, toSign), Buffer.from(parts.signature, 'hex'));
};

/** The instant of an `x-amz-date` header, e.g. 20260131T235959Z. */
export const signedAt = (timestamp: string): Date =>
  new Date(timestamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'));
