import { toAttributeValue, type AttributeMap, type AttributeValue } from './dynamodb-values.ts';

export type FilterExpression = { expression: string; expressionNames: Record<string, string>; expressionValues: AttributeMap };

const COMPARISONS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };
const ATTRIBUTE_TYPES: Record<string, string> = {
  _null: 'NULL',
  string: 'S',
  stringSet: 'SS',
  number: 'N',
  numberSet: 'NS',
  binary: 'B',
  binarySet: 'BS',
  boolean: 'BOOL',
  list: 'L',
  map: 'M',
};
const OPERATORS = new Set([
  ...Object.keys(COMPARISONS),
  'between',
  'in',
  'contains',
  'notContains',
  'beginsWith',
  'attributeExists',
  'attributeType',
  'size',
]);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `util.transform.toDynamoDBFilterExpression` and `toDynamoDBConditionExpression`: a filter such as
 * `{ name: { beginsWith: "A" }, or: [...] }` as a DynamoDB expression. Names are `#<field>` because Amplify's generated
 * templates put their own names behind those placeholders afterwards.
 */
export const toFilterExpression = (filter: unknown): FilterExpression => {
  const writer = new ExpressionWriter();
  const expression = isObject(filter) ? writer.group(filter) : '';
  return { expression, expressionNames: writer.names, expressionValues: writer.values };
};

class ExpressionWriter {
  readonly names: Record<string, string> = {};
  readonly values: AttributeMap = {};

  /** All entries of one filter object, joined by AND. */
  group(filter: Record<string, unknown>): string {
    const parts: string[] = [];
    for (const [key, value] of Object.entries(filter)) {
      if (value === null || value === undefined) continue;
      const part = this.#entry(key, value);
      if (part !== '') parts.push(part);
    }
    return parts.join(' AND ');
  }

  #entry(key: string, value: unknown): string {
    if (key === 'and' || key === 'or') return this.#joined(Array.isArray(value) ? value : [value], key === 'and' ? ' AND ' : ' OR ');
    if (key === 'not') return isObject(value) ? `(NOT ${parenthesized(this.group(value))})` : '';
    if (!isObject(value)) throw new TypeError(`The filter of field '${key}' must be an object of operators`);
    return this.#field([key], value);
  }

  #joined(filters: unknown[], joiner: string): string {
    const parts = filters.filter(isObject).map((filter) => this.group(filter));
    const written = parts.filter((part) => part !== '');
    // DynamoDB refuses redundant parentheses.
    return written.length > 1 ? `(${written.map(parenthesized).join(joiner)})` : parenthesized(written[0] ?? '');
  }

  #field(path: string[], operations: Record<string, unknown>): string {
    const parts: string[] = [];
    for (const [operator, operand] of Object.entries(operations)) {
      if (operand === undefined) continue;
      // A key that is no operator is a field of a nested object.
      if (!OPERATORS.has(operator) && isObject(operand)) parts.push(this.#field([...path, operator], operand));
      else if (!OPERATORS.has(operator)) throw new TypeError(`Unknown filter operator '${operator}' on field '${path.join('.')}'`);
      else parts.push(this.#operation(this.#path(path), { path, operator, operand }));
    }
    return parts.length > 1 ? `(${parts.join(' AND ')})` : (parts[0] ?? '');
  }

  #operation(name: string, { path, operator, operand }: { path: string[]; operator: string; operand: unknown }): string {
    const value = (suffix: string, operandValue: unknown) => this.#value(`${path.join('_')}_${suffix}`, toAttributeValue(operandValue));
    const comparison = COMPARISONS[operator];
    if (comparison !== undefined) return `(${name} ${comparison} ${value(operator, operand)})`;
    switch (operator) {
      case 'between': {
        const [low, high] = operand as unknown[];
        return `(${name} BETWEEN ${value('between_1', low)} AND ${value('between_2', high)})`;
      }
      case 'in':
        return `(${name} IN (${(operand as unknown[]).map((entry, index) => value(`in_${index}`, entry)).join(', ')}))`;
      case 'contains':
        return `(contains(${name}, ${value('contains', operand)}))`;
      case 'notContains':
        return `(NOT contains(${name}, ${value('notContains', operand)}))`;
      case 'beginsWith':
        return `(begins_with(${name}, ${value('beginsWith', operand)}))`;
      case 'attributeExists':
        return operand ? `(attribute_exists(${name}))` : `(attribute_not_exists(${name}))`;
      case 'attributeType':
        return `(attribute_type(${name}, ${value('attributeType', ATTRIBUTE_TYPES[String(operand)] ?? operand)}))`;
      default:
        return this.#size(name, path, operand as Record<string, unknown>);
    }
  }

  #size(name: string, path: string[], operations: Record<string, unknown>): string {
    const parts = Object.entries(operations).map(([operator, operand]) =>
      this.#operation(`size(${name})`, { path: [...path, 'size'], operator, operand }),
    );
    return parts.length > 1 ? `(${parts.join(' AND ')})` : (parts[0] ?? '');
  }

  #path(path: string[]): string {
    return path
      .map((field) => {
        const placeholder = `#${field.replaceAll(/\W/g, '_')}`;
        const unique =
          this.names[placeholder] === undefined || this.names[placeholder] === field
            ? placeholder
            : `${placeholder}_${Object.keys(this.names).length}`;
        this.names[unique] = field;
        return unique;
      })
      .join('.');
  }

  #value(name: string, value: AttributeValue): string {
    const placeholder = `:${name.replaceAll(/\W/g, '_')}`;
    const unique = this.values[placeholder] === undefined ? placeholder : `${placeholder}_${Object.keys(this.values).length}`;
    this.values[unique] = value;
    return unique;
  }
}

const parenthesized = (expression: string): string =>
  expression === '' || (expression.startsWith('(') && closesAtEnd(expression)) ? expression : `(${expression})`;

const closesAtEnd = (expression: string): boolean => {
  let depth = 0;
  for (let index = 0; index < expression.length; index += 1) {
    if (expression[index] === '(') depth += 1;
    if (expression[index] === ')') depth -= 1;
    if (depth === 0) return index === expression.length - 1;
  }
  return false;
};
