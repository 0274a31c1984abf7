/** One entry of `errors` as AppSync sends it. Errors of the request itself (parse, validation, variables) carry no `data`, `errorType` or `errorInfo`. */
export type GraphqlErrorEntry = {
  path: (string | number)[] | null;
  data?: unknown;
  errorType?: string | null;
  errorInfo?: unknown;
  locations: { line: number; column: number; sourceName: null }[] | null;
  message: string;
};

export type GraphqlResult = { data: Record<string, unknown> | null; errors?: GraphqlErrorEntry[] };
