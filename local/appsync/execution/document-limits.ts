import { Kind, Lexer, Source, TokenKind, visit, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** AppSync parses with graphql-java, whose limits these are: https://graphql-java.com/documentation/limits. */
const MAX_TOKENS = 15_000;
/** Levels of brackets here, rules of the grammar there: both keep a parser's stack from overflowing. */
const MAX_BRACKETS = 500;
/** The validation of graphql-js compares fields that answer under one name with each other, each with each. */
const MAX_SAME_NAMES = 300;

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Whether a query is small enough to be parsed. Throws a GraphQLError for what has no tokens. */
export const isParsable = (query: string): boolean => {
  const lexer = new Lexer(new Source(query));
  let open = 0;
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens++) {
    if (OPENING.has(lexer.token.kind)) open++;
    if (CLOSING.has(lexer.token.kind)) open--;
    if (tokens >= MAX_TOKENS || open > MAX_BRACKETS) return false;
  }
  return true;
};

/** Whether no selection asks for one name so often that its validation would hold up everyone else. */
export const isValidatable = (document: DocumentNode): boolean => {
  let isWithin = true;
  visit(document, {
    SelectionSet: ({ selections }) => {
      const counts = new Map<string, number>();
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) continue;
        const name = (selection.alias ?? selection.name).value;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        if (count > MAX_SAME_NAMES) isWithin = false;
      }
    },
  });
  return isWithin;
};

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Levels of fields. Each fragment is measured once: fragments that name others twice would be as many as a power of two. */
export const depthOf = (selectionSet: SelectionSetNode | undefined, fragments: Fragments, known = new Map<string, number>()): number => {
  let deepest = 0;
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet, fragments, known));
    else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, depthOf(selection.selectionSet, fragments, known));
    else {
      const name = selection.name.value;
      const depth = known.get(name) ?? depthOf(fragments[name]?.selectionSet, fragments, known);
      known.set(name, depth);
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
};

/** Whether the operation asks for the schema itself, directly or in a fragment. */
export const asksForSchema = (selectionSet: SelectionSetNode, fragments: Fragments, seen = new Set<string>()): boolean =>
  selectionSet.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type';
    if (selection.kind === Kind.INLINE_FRAGMENT) return asksForSchema(selection.selectionSet, fragments, seen);
    const name = selection.name.value;
    if (seen.has(name)) return false;
    seen.add(name);
    const nested = fragments[name]?.selectionSet;
    return nested !== undefined && asksForSchema(nested, fragments, seen);
  });
