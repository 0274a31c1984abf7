import { unsupported } from './template.ts';

/** What the intrinsic functions of one stack refer to. */
export type Scope = {
  /** Value of a parameter, a pseudo parameter or a resource's physical id. */
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  findInMap(map: string, topLevelKey: string, secondLevelKey: string): unknown;
  importValue(name: string): unknown;
};

/** Stands for `AWS::NoValue`: a property or array item with this value does not exist. */
export const NO_VALUE: unique symbol = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/**
 * A template value with every intrinsic function replaced by its result. An intrinsic that the sandbox does not know is
 * refused (TEMPLATE_UNSUPPORTED). See the CloudFormation intrinsic function reference.
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  if (!isRecord(value)) return value;
  const intrinsic = findIntrinsic(value);
  if (intrinsic) return intrinsic.evaluate(intrinsic.argument, scope);
  const resolved: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const result = resolve(item, scope);
    if (result !== NO_VALUE) resolved[key] = result;
  }
  return resolved;
};

/** The boolean of a condition function (`Fn::Equals`, `Fn::And`, `{"Condition": name}` ...). */
export const resolveCondition = (value: unknown, scope: Scope): boolean => {
  if (isRecord(value) && typeof value.Condition === 'string') return scope.condition(value.Condition);
  return resolve(value, scope) === true;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const findIntrinsic = (value: Record<string, unknown>): { evaluate: Intrinsic; argument: unknown } | undefined => {
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return undefined;
  const evaluate = INTRINSICS[name];
  if (evaluate) return { evaluate, argument: value[name] };
  if (name.startsWith('Fn::')) throw unsupported(`the intrinsic function ${name}`);
  return undefined;
};

const text = (value: unknown, name: string): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw unsupported(`${name} with an argument that is ${value === NO_VALUE ? 'AWS::NoValue' : JSON.stringify(value)}`);
};

const list = (value: unknown, name: string): unknown[] => {
  if (Array.isArray(value)) return value;
  throw unsupported(`${name} without a list`);
};

const getAtt: Intrinsic = (argument, scope) => {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : list(resolve(argument, scope), 'Fn::GetAtt');
  return scope.getAtt(text(logicalId, 'Fn::GetAtt'), attribute.map((part) => text(part, 'Fn::GetAtt')).join('.'));
};

const join: Intrinsic = (argument, scope) => {
  const [delimiter, values] = list(resolve(argument, scope), 'Fn::Join');
  return list(values, 'Fn::Join')
    .map((value) => text(value, 'Fn::Join'))
    .join(text(delimiter, 'Fn::Join'));
};

const select: Intrinsic = (argument, scope) => {
  const [index, values] = list(resolve(argument, scope), 'Fn::Select');
  const items = list(values, 'Fn::Select');
  const position = Number(index);
  if (!(position in items)) throw unsupported(`Fn::Select of item ${String(index)} out of ${items.length}`);
  return items[position];
};

const split: Intrinsic = (argument, scope) => {
  const [delimiter, value] = list(resolve(argument, scope), 'Fn::Split');
  return text(value, 'Fn::Split').split(text(delimiter, 'Fn::Split'));
};

const sub: Intrinsic = (argument, scope) => {
  const [template, given = {}] = Array.isArray(argument) ? argument : [argument];
  const variables = resolve(given, scope) as Record<string, unknown>;
  // "${!name}" is the literal "${name}".
  return text(template, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (_, isLiteral: string, name: string) => {
    if (isLiteral) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return text(variables[name], 'Fn::Sub');
    return text(name.includes('.') ? getAtt(name, scope) : scope.ref(name), 'Fn::Sub');
  });
};

const conditional: Intrinsic = (argument, scope) => {
  const [name, whenTrue, whenFalse] = list(argument, 'Fn::If');
  return resolve(scope.condition(text(name, 'Fn::If')) ? whenTrue : whenFalse, scope);
};

const equals: Intrinsic = (argument, scope) => {
  const [left, right] = list(resolve(argument, scope), 'Fn::Equals');
  return text(left, 'Fn::Equals') === text(right, 'Fn::Equals');
};

const findInMap: Intrinsic = (argument, scope) => {
  const [map, topLevelKey, secondLevelKey] = list(resolve(argument, scope), 'Fn::FindInMap').map((key) => text(key, 'Fn::FindInMap'));
  return scope.findInMap(map ?? '', topLevelKey ?? '', secondLevelKey ?? '');
};

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, scope) => scope.ref(text(argument, 'Ref')),
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::If': conditional,
  'Fn::Equals': equals,
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((item) => resolveCondition(item, scope)),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((item) => resolveCondition(item, scope)),
  'Fn::Not': (argument, scope) => !resolveCondition(list(argument, 'Fn::Not')[0], scope),
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': (argument, scope) => scope.importValue(text(resolve(argument, scope), 'Fn::ImportValue')),
  'Fn::Base64': (argument, scope) => Buffer.from(text(resolve(argument, scope), 'Fn::Base64')).toString('base64'),
  'Fn::Length': (argument, scope) => list(resolve(argument, scope), 'Fn::Length').length,
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolve(argument, scope)),
};
