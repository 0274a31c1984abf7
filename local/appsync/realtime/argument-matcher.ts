import { isDeepStrictEqual } from 'node:util';

/**
 * Basic filtering: every argument that was given must equal the field of the same name in the mutation's result. An
 * absent argument lets everything pass; null asks for results whose field is null (docs.aws.amazon.com/appsync/latest/
 * devguide/aws-appsync-real-time-data.html, "Argument null value has meaning").
 */
export const matchesArguments = (given: Record<string, unknown>, result: unknown): boolean => {
  const fields = (typeof result === 'object' ? result : null) as Record<string, unknown> | null;
  return Object.entries(given).every(([name, value]) => value === undefined || isDeepStrictEqual(fields?.[name] ?? null, value));
};
