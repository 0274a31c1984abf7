import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from '../loopback-server.ts';
import type { LogStore } from '../ports.ts';
import { type S3, type S3Answer, s3Failure } from '../storage/s3.ts';
import { AwsFailure, notEmulated } from './aws-failure.ts';
import { parseJsonBody } from './json-input.ts';
import type { JsonBody } from './json-input.ts';
import type { LambdaInvoke } from './lambda-invoke.ts';
import type { LambdaSettings } from './lambda-settings.ts';
import type { Pinpoint } from './pinpoint.ts';
import { toXml } from './query-protocol.ts';
import type { SmsVoice } from './sms-voice.ts';
import type { Sns } from './sns.ts';
import type { Sqs } from './sqs.ts';
import type { Ssm } from './ssm.ts';

type Services = {
  sns: Sns;
  sqs: Sqs;
  ssm: Ssm;
  pinpoint: Pinpoint;
  smsVoice: SmsVoice;
  lambda: LambdaInvoke;
  lambdaSettings: LambdaSettings;
  s3: S3;
};
type Call = { request: IncomingMessage; response: ServerResponse; url: URL; operation: string; body: Buffer };

/** Pinpoint takes 7 MB, Lambda 6 MB. */
const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
const SNS_NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';
const SCOPE = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

/**
 * One port for several AWS services. The signature's scope says which one is meant. A call without one is refused, as
 * in AWS; that also keeps pages in a browser out, since they cannot send the header without a preflight, which gets no answer.
 */
export class AwsFront {
  readonly #services: Services;
  readonly #log: LogStore;

  constructor(services: Services, log: LogStore) {
    this.#services = services;
    this.#log = log;
  }

  readonly handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const service = request.headers.authorization?.match(SCOPE)?.[1] ?? '';
    response.setHeader('x-amzn-requestid', randomUUID());
    try {
      if (request.headers.origin !== undefined)
        throw new AwsFailure({ code: 'AccessDeniedException', message: 'Pages in a browser may not call this service.', status: 403 });
      if (request.method === 'GET' && url.searchParams.get('Action') === 'ConfirmSubscription')
        return await this.#confirmByLink(url, response);
      if (!service)
        throw new AwsFailure({ code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token', status: 403 });
      const body = await readBody(request, BODY_LIMIT_BYTES);
      const operation =
        String(request.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ?? '';
      await this.#run(service, { request, response, url, operation, body });
    } catch (error) {
      this.#fail(service, response, error);
    }
  };

  async #run(service: string, call: Call): Promise<void> {
    const { request, response, operation, body, url } = call;
    const { pathname: path } = url;
    const method = request.method ?? '';
    if (service === 's3') return sendS3(response, await this.#services.s3.run({ method, url, body }));
    if (service === 'sns') return this.#answerXml(response, await this.#services.sns.run(body.toString('utf8')));
    if (service === 'sqs') return this.#answerSqs(call);
    if (service === 'ssm') return sendJson(response, 200, this.#services.ssm.run(operation, parseJsonBody(body)), '1.1');
    if (service === 'sms-voice') return sendJson(response, 200, this.#services.smsVoice.run(operation, parseJsonBody(body)), '1.0');
    if (service === 'mobiletargeting') return sendJson(response, 200, this.#services.pinpoint.run(method, path, parseJsonBody(body)));
    if (service === 'lambda' && method === 'GET') return sendJson(response, 200, this.#services.lambdaSettings.read(url) as JsonBody);
    if (service === 'lambda') {
      const type = String(request.headers['x-amz-invocation-type'] ?? 'RequestResponse');
      const answer = await this.#services.lambda.run({ method, path, type, body });
      return void response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body);
    }
    throw notEmulated(service, operation || `${method} ${path}`);
  }

  async #answerSqs({ response, operation, body }: Call): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    sendJson(response, 200, await this.#services.sqs.run(operation, parseJsonBody(body), gone.signal), '1.0');
  }

  #answerXml(response: ServerResponse, { operation, result }: Awaited<ReturnType<Sns['run']>>): void {
    const metadata = `<ResponseMetadata><RequestId>${String(response.getHeader('x-amzn-requestid'))}</RequestId></ResponseMetadata>`;
    const content = result === undefined ? '' : `<${operation}Result>${toXml(result)}</${operation}Result>`;
    response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(`<${operation}Response xmlns="${SNS_NAMESPACE}">${content}${metadata}</${operation}Response>`);
  }

  /** The link in a subscription's confirmation message. */
  async #confirmByLink(url: URL, response: ServerResponse): Promise<void> {
    await this.#services.sns.run(url.searchParams.toString());
    response.writeHead(200, { 'content-type': 'text/plain' }).end('Subscription confirmed. You can close this page.\n');
  }

  #fail(service: string, response: ServerResponse, error: unknown): void {
    const failure =
      error instanceof BodyTooLarge
        ? new AwsFailure({ code: 'RequestEntityTooLargeException', message: error.message, status: 413 })
        : error;
    if (!(failure instanceof AwsFailure)) {
      this.#log.write({
        source: 'Messaging',
        level: 'error',
        text: `${service} failed: ${error instanceof Error ? error.stack : String(error)}`,
      });
      return this.#fail(
        service,
        response,
        new AwsFailure({ code: 'InternalFailure', message: 'The sandbox failed; see its log for Messaging.', status: 500 }),
      );
    }
    if (response.headersSent) return void response.destroy();
    if (service === 's3') return sendS3(response, s3Failure(failure));
    const { code, message, status, details } = failure;
    if (service === 'sns') {
      const content = toXml({ Type: status >= 500 ? 'Receiver' : 'Sender', Code: code, Message: message });
      const id = String(response.getHeader('x-amzn-requestid'));
      return void response
        .writeHead(status, { 'content-type': 'text/xml' })
        .end(`<ErrorResponse xmlns="${SNS_NAMESPACE}"><Error>${content}</Error><RequestId>${id}</RequestId></ErrorResponse>`);
    }
    response.setHeader('x-amzn-errortype', code);
    sendJson(response, status, { __type: code, message, Message: message, ...details });
  }
}

function sendS3(response: ServerResponse, { status, headers, body }: S3Answer): void {
  response.writeHead(status, headers).end(body);
}

function sendJson(response: ServerResponse, status: number, body: JsonBody, version?: string): void {
  response
    .writeHead(status, { 'content-type': version ? `application/x-amz-json-${version}` : 'application/json' })
    .end(JSON.stringify(body));
}
