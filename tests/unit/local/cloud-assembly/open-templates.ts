import type { AssemblyFiles } from '../../../../local/cloud-assembly/assembly-files.ts';
import { Resources } from '../../../../local/cloud-assembly/resources.ts';
import { Stack, StackTree } from '../../../../local/cloud-assembly/stack.ts';
import type { Template } from '../../../../local/cloud-assembly/template.ts';

/** An assembly in memory: a root template, and nested ones under the object keys that their `TemplateURL`s end with. */
export const openTemplates = (root: Template, nested: Record<string, Template> = {}, assets: Record<string, string> = {}) => {
  const read = <Content>(contents: Record<string, Content>, key: string): Content => {
    const content = contents[key];
    if (content === undefined) throw new Error(`No ${key} in this assembly.`);
    return content;
  };
  const files: AssemblyFiles = {
    folder: '/assembly',
    readRootTemplate: () => root,
    readTemplate: (key) => read(nested, key),
    pathOf: (key) => `/assembly/${key}`,
    readText: (key) => read(assets, key),
  };
  const tree = new StackTree(files);
  const stack = new Stack({ tree, name: 'root', template: root });
  return { stack, files, resources: new Resources(tree.stacks.flatMap((each) => each.resources())) };
};

/** The value of an expression in a stack with nothing but the given template parts. */
export const evaluate = (expression: unknown, template: Partial<Template> = {}): unknown => {
  const { stack } = openTemplates({ Resources: {}, ...template, Outputs: { result: { Value: expression } } });
  return stack.output('result');
};
