import type { EventSourceMapping, LambdaFunction } from '../cloud-assembly/local-backend.ts';
import { AwsFailure, notEmulated } from './aws-failure.ts';

type Parts = { functions: () => LambdaFunction[]; mappings: () => EventSourceMapping[] };

const FUNCTIONS = /^\/2015-03-31\/functions\/?$/;
const MAPPINGS = /^\/2015-03-31\/event-source-mappings\/?$/;
const INVOKE_CONFIG = /^\/2019-09-25\/functions\/([^/]+)\/event-invoke-config\/?$/;
const TAGS = /^\/2017-03-31\/tags\/(.+)$/;

/** What Lambda tells of functions: their names, what feeds them, and where their failures go. */
export class LambdaSettings {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  read(url: URL): unknown {
    const path = decodeURIComponent(url.pathname);
    if (FUNCTIONS.test(path))
      return { Functions: this.#parts.functions().map(({ name, arn }) => ({ FunctionName: name, FunctionArn: arn })) };
    if (MAPPINGS.test(path)) return this.#mappingsOf(url.searchParams.get('FunctionName') ?? undefined);
    const configured = path.match(INVOKE_CONFIG)?.[1];
    if (configured) return this.#invokeConfigOf(configured);
    const tagged = path.match(TAGS)?.[1];
    // Functions carry the name here that AWS has in this tag.
    if (tagged) return { Tags: { 'amplify:friendly-name': this.#find(tagged).name } };
    throw notEmulated('Lambda', `GET ${path}`);
  }

  #mappingsOf(wanted: string | undefined): unknown {
    const arn = wanted === undefined ? undefined : this.#find(wanted).arn;
    const mappings = this.#parts.mappings().filter(({ functionArn }) => arn === undefined || functionArn === arn);
    return {
      EventSourceMappings: mappings.map(({ id, functionArn, eventSourceArn, batchSize, onFailureArn }) => ({
        UUID: id,
        FunctionArn: functionArn,
        EventSourceArn: eventSourceArn,
        BatchSize: batchSize,
        State: 'Enabled',
        ...(onFailureArn && { DestinationConfig: { OnFailure: { Destination: onFailureArn } } }),
      })),
    };
  }

  #invokeConfigOf(wanted: string): unknown {
    const { arn, onFailureArn, asynchronousRetries } = this.#find(wanted);
    if (!onFailureArn) throw notFound(`The function ${wanted} doesn't have an EventInvokeConfig`);
    return {
      FunctionArn: `${arn}:$LATEST`,
      MaximumRetryAttempts: asynchronousRetries,
      DestinationConfig: { OnFailure: { Destination: onFailureArn } },
    };
  }

  #find(wanted: string): LambdaFunction {
    const found = this.#parts.functions().find(({ name, arn }) => name === wanted || arn === wanted);
    if (!found) throw notFound(`Function not found: ${wanted}`);
    return found;
  }
}

const notFound = (message: string) =>
  new AwsFailure({ code: 'ResourceNotFoundException', message, status: 404, details: { Type: 'User' } });
