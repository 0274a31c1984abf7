type Versions<Fields> = { seen: Fields; newer: Fields; typed: Fields };

/** Whether two versions of a form differ in a field; lists by what they hold. */
const differsIn = <Fields>(field: keyof Fields, one: Fields, other: Fields): boolean => String(one[field]) !== String(other[field]);

/**
 * What becomes of typed entries when someone else saved first: fields that were typed here stay (`typed`), the others show the
 * newer version. `clashes` are those that both changed, to different values.
 */
export const meetNewer = <Fields, Field extends keyof Fields>(
  fields: readonly Field[],
  { seen, newer, typed }: Versions<Fields>,
): { typed: Field[]; clashes: Field[] } => {
  const mine = fields.filter((field) => differsIn(field, typed, seen));
  return { typed: mine, clashes: mine.filter((field) => differsIn(field, newer, seen) && differsIn(field, newer, typed)) };
};

/** Whether two versions differ in nothing that the form changes. */
export const hasSameDetails = <Fields>(fields: readonly (keyof Fields)[], one: Fields, other: Fields): boolean =>
  !fields.some((field) => differsIn(field, one, other));
