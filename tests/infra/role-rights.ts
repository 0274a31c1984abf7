import type { LocalBackend, PolicyStatement, Role } from '../../local/cloud-assembly/local-backend.ts';

/** What a role may do: actions by resource, both as short as they can be told. */
export type Rights = Record<string, string>;

/** A statement that every function has: to write its own logs, and its traces. */
export const isOfEveryFunction = ({ actions }: PolicyStatement): boolean =>
  actions.every((action) => action.startsWith('logs:') || action.startsWith('xray:'));

/** `arn:aws:dynamodb:...:table/Guest-<api>-NONE/index/*` becomes `Guest/index/*`; other services keep their name. */
export const shortNameOf = (arn: string, apiId: string): string => {
  const [, , service, , , ...rest] = arn.split(':');
  if (service === undefined) return arn;
  const name = rest
    .join(':')
    .replace(`-${apiId}-NONE`, '')
    .replace(`apis/${apiId}/`, '')
    .replace(/\/stream\/.*/, '/stream')
    .replace(/userpool\/.*/, 'userpool')
    .replace(/(main-branch|amplify-usher-main-branch)-[0-9a-f]{10}/, 'main')
    // The end of a name that CDK makes; buckets have it in small letters.
    .replace(service === 's3' ? /(?<=[a-z])[0-9a-f]{8}(?=$|\/)/ : /(?<=[a-z])[0-9A-F]{8}(?=$|[:/])/, '');
  return service === 'dynamodb' ? name.replace(/^table\//, '') : `${service}:${name}`;
};

const conditionsOf = ({ conditions = {} }: PolicyStatement): string =>
  Object.values(conditions)
    .flatMap((tests) => Object.entries(tests as Record<string, string>))
    .map(([key, value]) => ` if ${key} is ${value}`)
    .join('');

/** What these statements allow, for comparing with the expected table. A Deny is told as such: none is expected. */
export const rightsOf = (statements: readonly PolicyStatement[], apiId: string): Rights => {
  const actionsOf = new Map<string, Set<string>>();
  for (const statement of statements) {
    for (const resource of statement.resources) {
      const name = `${statement.effect === 'Deny' ? 'not ' : ''}${shortNameOf(resource, apiId)}${conditionsOf(statement)}`;
      const actions = actionsOf.get(name) ?? new Set<string>();
      for (const action of statement.actions) actions.add(action.slice(action.indexOf(':') + 1));
      actionsOf.set(name, actions);
    }
  }
  return Object.fromEntries([...actionsOf].map(([name, actions]) => [name, [...actions].sort().join(' ')]));
};

export const roleOf = ({ roles }: LocalBackend, arn: string | undefined): Role => {
  const role = roles.find((candidate) => candidate.arn === arn);
  if (!role) throw new Error(`There is no role ${arn}.`);
  return role;
};
