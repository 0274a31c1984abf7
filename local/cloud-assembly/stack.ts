import type { AssemblyFiles } from './assembly-files.ts';
import { isRecord, NO_VALUE, resolve, resolveCondition, type Scope } from './intrinsics.ts';
import { ACCOUNT_ID, attributeOf, physicalIdOf, REGION } from './local-names.ts';
import { unsupported, type Template } from './template.ts';

const NESTED_STACK = 'AWS::CloudFormation::Stack';

const PSEUDO_PARAMETERS: Record<string, unknown> = {
  'AWS::AccountId': ACCOUNT_ID,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': NO_VALUE,
  'AWS::NotificationARNs': [],
};

/** One resource of one stack, its properties resolved when they are first read. */
export class StackResource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  #properties: Record<string, unknown> | undefined;

  constructor(stack: Stack, logicalId: string, type: string) {
    this.stack = stack;
    this.logicalId = logicalId;
    this.type = type;
  }

  /** The logical id, prefixed with the stack's where two stacks use the same one. */
  get uniqueName(): string {
    return this.stack.tree.isShared(this.logicalId) ? `${this.stack.name}-${this.logicalId}` : this.logicalId;
  }

  get properties(): Record<string, unknown> {
    return (this.#properties ??= resolve(this.stack.template.Resources[this.logicalId]?.Properties ?? {}, this.stack.scope) as Record<
      string,
      unknown
    >);
  }

  /** A property that is text (or a number), resolved alone, so that circular stacks do not resolve each other for ever. */
  text(property: string): string | undefined {
    const value = resolve(this.stack.template.Resources[this.logicalId]?.Properties?.[property], this.stack.scope);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  }

  tag(key: string): string | undefined {
    const tags = resolve(this.stack.template.Resources[this.logicalId]?.Properties?.Tags, this.stack.scope);
    if (!Array.isArray(tags)) return undefined;
    const tag: unknown = tags.find((candidate) => isRecord(candidate) && candidate.Key === key);
    return isRecord(tag) && typeof tag.Value === 'string' ? tag.Value : undefined;
  }
}

/** What the stacks of one assembly know of one another. */
export class StackTree {
  readonly files: AssemblyFiles;
  readonly stacks: Stack[] = [];
  readonly #uses = new Map<string, number>();

  constructor(files: AssemblyFiles) {
    this.files = files;
  }

  add(stack: Stack): void {
    this.stacks.push(stack);
    for (const logicalId of Object.keys(stack.template.Resources)) this.#uses.set(logicalId, (this.#uses.get(logicalId) ?? 0) + 1);
  }

  isShared(logicalId: string): boolean {
    return (this.#uses.get(logicalId) ?? 0) > 1;
  }

  importValue(name: string): unknown {
    for (const stack of this.stacks) {
      for (const output of Object.values(stack.template.Outputs ?? {})) {
        if (output.Export && resolve(output.Export.Name, stack.scope) === name) return resolve(output.Value, stack.scope);
      }
    }
    throw unsupported(`Fn::ImportValue of ${name}, which no stack of the backend exports`);
  }
}

/** One template with its parameters, resolved on demand; nested stacks are opened at once. */
export class Stack {
  readonly tree: StackTree;
  /** The nested stack's logical id; "root" for the root. */
  readonly name: string;
  readonly template: Template;
  readonly scope: Scope;
  readonly #parent: Stack | undefined;
  readonly #children = new Map<string, Stack>();
  readonly #resources = new Map<string, StackResource>();
  readonly #memory = new Map<string, unknown>();

  constructor({ tree, name, template, parent }: { tree: StackTree; name: string; template: Template; parent?: Stack }) {
    this.tree = tree;
    this.name = name;
    this.template = template;
    this.#parent = parent;
    this.scope = {
      ref: (target) => this.#remember(`ref ${target}`, () => this.#ref(target)),
      getAtt: (logicalId, attribute) => this.#remember(`attribute ${logicalId}.${attribute}`, () => this.#getAtt(logicalId, attribute)),
      condition: (condition) => this.#remember(`condition ${condition}`, () => this.#condition(condition)),
      findInMap: (map, top, second) => template.Mappings?.[map]?.[top]?.[second],
      importValue: (exportName) => tree.importValue(exportName),
    };
    tree.add(this);
    for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
      this.#resources.set(logicalId, new StackResource(this, logicalId, Type));
      if (Type === NESTED_STACK) this.#openChild(logicalId);
    }
  }

  /** Resources whose condition holds, without the nested stacks themselves. */
  resources(): StackResource[] {
    return [...this.#resources.values()].filter(({ logicalId, type }) => {
      const { Condition } = this.template.Resources[logicalId] ?? {};
      return type !== NESTED_STACK && (Condition === undefined || this.scope.condition(Condition));
    });
  }

  output(name: string): unknown {
    const output = this.template.Outputs?.[name];
    if (!output) throw unsupported(`the output ${name}, which the stack ${this.name} does not have`);
    return resolve(output.Value, this.scope);
  }

  #openChild(logicalId: string): void {
    const url = this.#resources.get(logicalId)?.text('TemplateURL') ?? '';
    const template = this.tree.files.readTemplate(url.slice(url.lastIndexOf('/') + 1));
    this.#children.set(logicalId, new Stack({ tree: this.tree, name: logicalId, template, parent: this }));
  }

  #ref(name: string): unknown {
    if (name === 'AWS::StackName') return this.name;
    if (name === 'AWS::StackId') return `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/${this.name}/local`;
    if (Object.hasOwn(PSEUDO_PARAMETERS, name)) return PSEUDO_PARAMETERS[name];
    if (this.template.Parameters && Object.hasOwn(this.template.Parameters, name)) return this.#parameter(name);
    const resource = this.#resources.get(name);
    if (!resource) throw unsupported(`Ref ${name}, which the stack ${this.name} does not have`);
    return physicalIdOf(resource);
  }

  #parameter(name: string): unknown {
    const passed = this.#parent?.template.Resources[this.name]?.Properties?.Parameters;
    if (this.#parent && isRecord(passed) && Object.hasOwn(passed, name)) return resolve(passed[name], this.#parent.scope);
    return this.template.Parameters?.[name]?.Default ?? '';
  }

  #getAtt(logicalId: string, attribute: string): unknown {
    const child = this.#children.get(logicalId);
    if (child) return child.output(attribute.replace(/^Outputs\./, ''));
    const resource = this.#resources.get(logicalId);
    if (!resource) throw unsupported(`Fn::GetAtt ${logicalId}.${attribute}, which the stack ${this.name} does not have`);
    return attributeOf(resource, attribute);
  }

  #condition(name: string): boolean {
    const condition = this.template.Conditions?.[name];
    if (condition === undefined) throw unsupported(`the condition ${name}, which the stack ${this.name} does not have`);
    return resolveCondition(condition, this.scope);
  }

  #remember<Value>(key: string, evaluate: () => Value): Value {
    if (!this.#memory.has(key)) this.#memory.set(key, evaluate());
    return this.#memory.get(key) as Value;
  }
}
