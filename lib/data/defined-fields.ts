/** A wire type as the app has it: what may be null there may be missing here. */
export type Defined<Wire> = { [Field in keyof Wire as null extends Wire[Field] ? never : Field]: Wire[Field] } & {
  [Field in keyof Wire as null extends Wire[Field] ? Field : never]?: NonNullable<Wire[Field]> | undefined;
};

/** The fields that have a value, without GraphQL's `__typename`. */
export const definedFields = <Wire extends object>(wire: Wire): Defined<Wire> =>
  Object.fromEntries(
    Object.entries(wire).filter(([field, value]) => value !== null && value !== undefined && field !== '__typename'),
  ) as Defined<Wire>;
