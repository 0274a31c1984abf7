/** A failure that a resolver, a data source or the authorization of a field reports to the caller. */
export class ResolverError extends Error {
  readonly errorType: string | null;
  readonly data: unknown;
  readonly errorInfo: unknown;

  constructor(
    message: string,
    { errorType = null, data = null, errorInfo = null }: { errorType?: string | null; data?: unknown; errorInfo?: unknown } = {},
  ) {
    super(message);
    this.name = 'ResolverError';
    this.errorType = errorType;
    this.data = data;
    this.errorInfo = errorInfo;
  }
}

export const unauthorizedField = ({ fieldName, parentTypeName }: { fieldName: string; parentTypeName: string }): ResolverError =>
  new ResolverError(`Not Authorized to access ${fieldName} on type ${parentTypeName}`, { errorType: 'Unauthorized' });

/** A request that a mapping template or a request handler built wrongly. */
export const mappingError = (message: string): ResolverError => new ResolverError(message, { errorType: 'MappingTemplate' });
