import type { FieldRun } from '../resolvers/field-context.ts';

let current: FieldRun | undefined;

/**
 * Handlers are synchronous, so that `util` and `extensions` are built once per API and find the field they work for
 * here instead of being built for every call.
 */
export const withRun = <T>(run: FieldRun, handler: () => T): T => {
  const outer = current;
  current = run;
  try {
    return handler();
  } finally {
    current = outer;
  }
};

export const currentRun = (): FieldRun => {
  if (!current) throw new Error('util was called outside of a handler');
  return current;
};
