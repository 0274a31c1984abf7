import type { LambdaFunction } from '../cloud-assembly/local-backend.ts';
import type { LambdaInvoker } from '../ports.ts';
import { AwsFailure, notEmulated } from './aws-failure.ts';

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/;

export type InvokeAnswer = { status: number; headers: Record<string, string>; body: string };

/** Lambda `Invoke` by its REST protocol, handed on to the sandbox's runner. */
export class LambdaInvoke {
  readonly #lambda: LambdaInvoker | undefined;
  readonly #functions: () => LambdaFunction[];

  constructor({ lambda, functions }: { lambda: LambdaInvoker | undefined; functions: () => LambdaFunction[] }) {
    this.#lambda = lambda;
    this.#functions = functions;
  }

  async run({ method, path, type, body }: { method: string; path: string; type: string; body: Buffer }): Promise<InvokeAnswer> {
    const name = path.match(INVOKE)?.[1];
    if (method !== 'POST' || !name) throw notEmulated('Lambda', `${method} ${path}`);
    if (!this.#lambda) throw new AwsFailure({ code: 'ServiceException', message: 'This sandbox runs no functions.', status: 500 });
    const { arn } = this.#find(decodeURIComponent(name));
    const payload = parsePayload(body);
    if (type === 'DryRun') return { status: 204, headers: {}, body: '' };
    if (type === 'Event') {
      await this.#lambda.invoke(arn, payload, { type: 'Event' });
      return { status: 202, headers: {}, body: '' };
    }
    const { payload: answer, functionError } = await this.#lambda.invoke(arn, payload);
    const headers = { 'x-amz-executed-version': '$LATEST', ...(functionError && { 'x-amz-function-error': 'Unhandled' }) };
    const failure = functionError && {
      errorType: functionError.errorType,
      errorMessage: functionError.errorMessage,
      trace: functionError.stackTrace ?? [],
    };
    return { status: 200, headers, body: JSON.stringify(failure ?? answer ?? null) };
  }

  /** By name, ARN, partial ARN, each with or without a qualifier. */
  #find(wanted: string): LambdaFunction {
    const name = wanted.match(/(?:^|function:)([\w-]+)(?::[\w$-]+)?$/)?.[1] ?? wanted;
    const found = this.#functions().find((candidate) => candidate.arn === wanted || candidate.name === name);
    if (!found)
      throw new AwsFailure({
        code: 'ResourceNotFoundException',
        message: `Function not found: ${wanted}`,
        status: 404,
        details: { Type: 'User' },
      });
    return found;
  }
}

function parsePayload(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    const message = `Could not parse request body into json: ${cause instanceof Error ? cause.message : ''}`;
    throw Object.assign(new AwsFailure({ code: 'InvalidRequestContentException', message, details: { Type: 'User' } }), { cause });
  }
}
