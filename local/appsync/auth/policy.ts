import type { PolicyStatement } from '../../cloud-assembly/local-backend.ts';

const patterns = new Map<string, RegExp>();

/** IAM's wildcards: `*` for any text, `?` for one character. */
const matches = (pattern: string, text: string, flags = ''): boolean => {
  if (pattern === '*' || pattern === text) return true;
  const key = `${flags}:${pattern}`;
  let expression = patterns.get(key);
  if (!expression) {
    expression = new RegExp(
      `^${pattern
        .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
      flags,
    );
    patterns.set(key, expression);
  }
  return expression.test(text);
};

/**
 * Whether statements allow an action on a resource: an explicit deny wins, nothing said means no. Conditions are not
 * evaluated: a conditional Allow allows nothing and a conditional Deny always denies, so that nothing passes by mistake.
 */
export const isAllowed = (statements: readonly PolicyStatement[], { action, resource }: { action: string; resource: string }): boolean => {
  const applying = statements.filter(
    ({ effect, conditions, actions, resources }) =>
      (effect === 'Deny' || conditions === undefined) &&
      actions.some((pattern) => matches(pattern, action, 'i')) &&
      resources.some((pattern) => matches(pattern, resource)),
  );
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow');
};
