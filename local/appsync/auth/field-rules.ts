import type { DirectiveNode, GraphQLField, GraphQLObjectType } from 'graphql';
import type { AuthenticationType } from '../../cloud-assembly/local-backend.ts';
import type { Caller } from './caller.ts';

/** Who may read a field: the modes, and for the user pool the groups any of which lets pass (none named: everyone signed in). */
export type FieldRule = { modes: ReadonlySet<AuthenticationType>; groups: ReadonlySet<string> | undefined };

const MODES: Record<string, AuthenticationType> = {
  aws_api_key: 'API_KEY',
  aws_iam: 'AWS_IAM',
  aws_oidc: 'OPENID_CONNECT',
  aws_lambda: 'AWS_LAMBDA',
  aws_cognito_user_pools: 'AMAZON_COGNITO_USER_POOLS',
};

/** Builds the rules of a schema; equal rules are one object, so that a decision per caller and rule is enough. */
export class FieldRules {
  readonly #default: AuthenticationType;
  readonly #known = new Map<string, FieldRule>();

  constructor(defaultAuthentication: AuthenticationType) {
    this.#default = defaultAuthentication;
  }

  /** A field's directives stand for themselves; without any the type's count, and without those the default mode. */
  of(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): FieldRule {
    return (
      this.#rule(field.astNode?.directives ?? []) ?? this.#rule(type.astNode?.directives ?? []) ?? this.#shared([this.#default], undefined)
    );
  }

  #rule(directives: readonly DirectiveNode[]): FieldRule | undefined {
    const modes: AuthenticationType[] = [];
    let groups: string[] | undefined;
    for (const directive of directives) {
      const name = directive.name.value;
      if (name === 'aws_auth') {
        // The older directive: it narrows the default mode, and means nothing when that is not the user pool.
        if (this.#default !== 'AMAZON_COGNITO_USER_POOLS') continue;
        modes.push(this.#default);
        groups = groupsOf(directive) ?? groups;
      }
      const mode = MODES[name];
      if (!mode) continue;
      modes.push(mode);
      if (mode === 'AMAZON_COGNITO_USER_POOLS') groups = groupsOf(directive) ?? groups;
    }
    return modes.length === 0 ? undefined : this.#shared(modes, groups);
  }

  #shared(modes: AuthenticationType[], groups: string[] | undefined): FieldRule {
    const key = JSON.stringify([[...new Set(modes)].sort(), groups ? [...groups].sort() : null]);
    const known = this.#known.get(key);
    if (known) return known;
    const rule: FieldRule = { modes: new Set(modes), groups: groups && new Set(groups) };
    this.#known.set(key, rule);
    return rule;
  }
}

const groupsOf = (directive: DirectiveNode): string[] | undefined => {
  const value = directive.arguments?.find(({ name }) => name.value === 'cognito_groups')?.value;
  if (!value) return undefined;
  const values = value.kind === 'ListValue' ? value.values : [value];
  return values.flatMap((entry) => (entry.kind === 'StringValue' ? [entry.value] : []));
};

export const meetsRule = (rule: FieldRule, caller: Caller): boolean => {
  if (!rule.modes.has(caller.mode)) return false;
  if (caller.mode !== 'AMAZON_COGNITO_USER_POOLS' || !rule.groups) return true;
  const groups = rule.groups;
  return caller.token.groups.some((group) => groups.has(group));
};
