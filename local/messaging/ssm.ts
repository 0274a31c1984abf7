import { AwsFailure, notEmulated } from './aws-failure.ts';
import type { JsonBody } from './json-input.ts';

export type Parameters = { get(name: string): string | undefined; names(): string[] };

const MAXIMUM_NAMES = 10;
const LARGEST_PAGE = 10;
const MODIFIED = 0;

/** SSM Parameter Store by AWS JSON 1.1, read only: secrets and parameters come from the sandbox's own store. */
export class Ssm {
  readonly #parameters: Parameters;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  run(operation: string, input: JsonBody): JsonBody {
    if (operation === 'GetParameter') return this.#getOne(input);
    if (operation === 'GetParameters') return this.#getMany(input);
    if (operation === 'GetParametersByPath') return this.#getBelow(input);
    throw notEmulated('SSM', operation);
  }

  #getOne({ Name: name }: JsonBody): JsonBody {
    const found = typeof name === 'string' ? this.#describe(name) : undefined;
    if (!found) throw new AwsFailure({ code: 'ParameterNotFound', message: `There is no parameter ${String(name)} in the sandbox.` });
    return { Parameter: found };
  }

  #getMany({ Names: names }: JsonBody): JsonBody {
    if (!Array.isArray(names) || names.length === 0 || names.length > MAXIMUM_NAMES) {
      throw new AwsFailure({
        code: 'ValidationException',
        message: `1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length less than or equal to ${MAXIMUM_NAMES}`,
      });
    }
    const asked = names.map(String);
    const found = asked.map((name) => this.#describe(name));
    return {
      Parameters: found.filter((parameter) => parameter !== undefined),
      InvalidParameters: asked.filter((_, index) => found[index] === undefined),
    };
  }

  /** Of one folder, without those below it, a page at a time as in AWS. The token is the last name that was told. */
  #getBelow({ Path: path, NextToken: after = '', MaxResults: size = LARGEST_PAGE }: JsonBody): JsonBody {
    if (typeof path !== 'string' || !path.startsWith('/')) {
      throw new AwsFailure({ code: 'ValidationException', message: 'The parameter path must begin with a slash.' });
    }
    const folder = path.endsWith('/') ? path : `${path}/`;
    const names = this.#parameters.names().filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes('/'));
    const rest = names.sort().filter((name) => name > String(after));
    const page = rest.slice(0, Math.min(Number(size), LARGEST_PAGE));
    return { Parameters: page.map((name) => this.#describe(name)), ...(page.length < rest.length && { NextToken: page.at(-1) }) };
  }

  #describe(name: string): JsonBody | undefined {
    const value = this.#parameters.get(name);
    if (value === undefined) return undefined;
    const ARN = `arn:aws:ssm:us-east-1:000000000000:parameter/${name.replace(/^\//, '')}`;
    return { Name: name, Type: 'SecureString', Value: value, Version: 1, LastModifiedDate: MODIFIED, DataType: 'text', ARN };
  }
}
