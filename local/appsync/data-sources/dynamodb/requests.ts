import { mappingError } from '../../resolvers/resolver-error.ts';
import { toWireMap, type AttributeMap } from '../../runtime/dynamodb-values.ts';

export type Json = Record<string, unknown>;

/** A request object, or a part of one, whose missing or wrong fields are reported by name. */
export const objectAt = (request: Json, field: string): Json => {
  const value = request[field];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mappingError(`Value for field '$[${field}]' not found.`);
  return value as Json;
};

export const listAt = (request: Json, field: string): unknown[] => {
  const value = request[field];
  if (!Array.isArray(value)) throw mappingError(`Value for field '$[${field}]' not found.`);
  return value;
};

export const stringAt = (request: Json, field: string): string => {
  const value = request[field];
  if (typeof value !== 'string') throw mappingError(`Value for field '$[${field}]' not found.`);
  return value;
};

export const wireMap = (map: unknown): AttributeMap => {
  try {
    return toWireMap(map);
  } catch (error) {
    throw mappingError((error as Error).message);
  }
};

/** `{ expression, expressionNames, expressionValues }` as the parameters of an operation; empty maps are left out, as DynamoDB refuses them. */
export const expressionParameters = (parameter: string, expression: Json): Json => ({ [parameter]: stringAt(expression, 'expression') });

/** Joins the names and values of several expressions of one operation. */
export const placeholders = (...expressions: (Json | undefined)[]): Json => {
  const names: Json = {};
  const values: AttributeMap = {};
  for (const expression of expressions) {
    Object.assign(names, expression?.['expressionNames']);
    if (expression?.['expressionValues']) Object.assign(values, wireMap(expression['expressionValues']));
  }
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};

export const optionalObject = (request: Json, field: string): Json | undefined => {
  const value = request[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
};
