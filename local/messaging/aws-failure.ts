/** An error as an AWS service reports it. `code` is the exception's name in that service's protocol. */
export class AwsFailure extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error, e.g. Reason and Fields of a ValidationException. */
  readonly details: Record<string, unknown>;

  constructor({
    code,
    message,
    status = 400,
    details = {},
  }: {
    code: string;
    message: string;
    status?: number;
    details?: Record<string, unknown>;
  }) {
    super(message);
    this.name = 'AwsFailure';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const notEmulated = (service: string, operation: string): AwsFailure =>
  new AwsFailure({
    code: 'UnknownOperationException',
    message: `The offline sandbox does not emulate ${service} ${operation || '(no operation named)'}.`,
  });
