import type { LocalBackend } from '../../local/cloud-assembly/local-backend.ts';

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate'].map((action) => `dynamodb:${action}`);

/** Names of the functions whose roles allow one of the actions on one of the resources that `isMeant`. */
export const functionsThatMay = (
  { functions, roles }: LocalBackend,
  actions: readonly string[],
  isMeant: (resource: string) => boolean = () => true,
): string[] =>
  functions
    .filter(({ roleArn }) => {
      const statements = roles.find(({ arn }) => arn === roleArn)?.statements ?? [];
      return statements.some(
        ({ effect, actions: allowed, resources }) =>
          effect === 'Allow' && allowed.some((action) => actions.includes(action)) && resources.some(isMeant),
      );
    })
    .map(({ name }) => name)
    .sort();

/** Names of the functions that may change rows of the table whose name begins so. */
export const writersOf = (backend: LocalBackend, table: string): string[] =>
  functionsThatMay(backend, WRITES, (resource) => resource.includes(`:table/${table}`));

/** Names of the functions that may remove rows of any table. */
export const deletersOf = (backend: LocalBackend): string[] =>
  functionsThatMay(backend, ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem']);
