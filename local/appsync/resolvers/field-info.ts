import { print, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionNode } from 'graphql';
import type { FieldInfo } from './field-context.ts';

type SelectionSource = Pick<GraphQLResolveInfo, 'fieldName' | 'parentType' | 'variableValues' | 'fieldNodes' | 'fragments'>;

/** `ctx.info`. Made when a resolver asks for it: few do, and printing the selection costs more than a small resolver. */
export const fieldInfo = (info: SelectionSource): FieldInfo => {
  let list: string[] | undefined;
  let text: string | undefined;
  return {
    fieldName: info.fieldName,
    parentTypeName: info.parentType.name,
    variables: info.variableValues,
    get selectionSetList() {
      list ??= [...new Set(info.fieldNodes.flatMap(({ selectionSet }) => paths(selectionSet?.selections ?? [], info.fragments, '')))];
      return list;
    },
    get selectionSetGraphQL() {
      text ??= info.fieldNodes.map(({ selectionSet }) => (selectionSet ? print(selectionSet) : '')).join('\n');
      return text;
    },
  };
};

const paths = (selections: readonly SelectionNode[], fragments: Record<string, FragmentDefinitionNode>, prefix: string): string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') return paths(selection.selectionSet.selections, fragments, prefix);
    if (selection.kind === 'FragmentSpread')
      return paths(fragments[selection.name.value]?.selectionSet.selections ?? [], fragments, prefix);
    const path = prefix + (selection.alias ?? selection.name).value;
    return [path, ...paths(selection.selectionSet?.selections ?? [], fragments, `${path}/`)];
  });
