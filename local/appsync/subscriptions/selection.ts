import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type Fragments = Record<string, FragmentDefinitionNode>;
type Variables = Record<string, unknown>;

/** The fields of several selection sets by response key, fragments opened, `@skip` and `@include` obeyed. */
export const collectFields = (
  sets: readonly (SelectionSetNode | undefined)[],
  fragments: Fragments,
  variables: Variables,
): Map<string, FieldNode[]> => {
  const fields = new Map<string, FieldNode[]>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (!isIncluded(selection, variables)) continue;
      if (selection.kind === 'FragmentSpread') collect(fragments[selection.name.value]?.selectionSet);
      else if (selection.kind === 'InlineFragment') collect(selection.selectionSet);
      else {
        const key = (selection.alias ?? selection.name).value;
        const known = fields.get(key);
        if (known) known.push(selection);
        else fields.set(key, [selection]);
      }
    }
  };
  for (const set of sets) collect(set);
  return fields;
};

const isIncluded = (selection: SelectionNode, variables: Variables): boolean => {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
};

/** A completed value by field name instead of alias: what the subscribers of a mutation choose from. */
export const byFieldName = (
  value: unknown,
  nodes: readonly FieldNode[],
  { fragments, variables }: { fragments: Fragments; variables: Variables },
): unknown => {
  if (Array.isArray(value)) return value.map((entry) => byFieldName(entry, nodes, { fragments, variables }));
  if (typeof value !== 'object' || value === null) return value;
  const completed = value as Record<string, unknown>;
  const named: Record<string, unknown> = {};
  const fields = collectFields(
    nodes.map(({ selectionSet }) => selectionSet),
    fragments,
    variables,
  );
  if (fields.size === 0) return value;
  for (const [key, fieldNodes] of fields) {
    const name = fieldNodes[0]?.name.value;
    if (name !== undefined && key in completed) named[name] = byFieldName(completed[key], fieldNodes, { fragments, variables });
  }
  return named;
};
