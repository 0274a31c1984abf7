import { parse, type ImportDeclaration, type ModuleDeclaration, type Program } from 'acorn';
import { SandboxError } from '../../sandbox-error.ts';

type Positioned = { start: number; end: number };

const MODULES: Record<string, string> = {
  '@aws-appsync/utils': '__appsync.utils',
  '@aws-appsync/utils/dynamodb': '__appsync.dynamodb',
};

const broken = (message: string, cause?: unknown): SandboxError =>
  new SandboxError({
    code: 'TEMPLATE_UNSUPPORTED',
    message,
    resolution: 'APPSYNC_JS code is one bundled module that imports only @aws-appsync/utils and exports request and response.',
    cause,
  });

/**
 * An APPSYNC_JS module as the source of a function body that returns its exports: imports become constants taken from
 * the runtime, exports the returned object. Line numbers stay as they are.
 */
export const moduleToFunctionBody = (source: string, name: string): string => {
  let program: Program;
  try {
    program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch (error) {
    throw broken(`The resolver code ${name} cannot be parsed: ${(error as Error).message}`, error);
  }
  const exported: Record<string, string> = {};
  let body = source;
  // From the end, so that positions before stay valid.
  for (const node of [...program.body].reverse()) {
    const replacement = replacementOf(node as ModuleDeclaration, source, exported, name);
    if (replacement !== undefined)
      body = body.slice(0, node.start) + keepLines(source.slice(node.start, node.end), replacement) + body.slice(node.end);
  }
  const entries = Object.entries(exported).map(([as, local]) => `${JSON.stringify(as)}: ${local}`);
  return `'use strict'; ${body}\nreturn { ${entries.join(', ')} };`;
};

const replacementOf = (node: ModuleDeclaration, source: string, exported: Record<string, string>, name: string): string | undefined => {
  switch (node.type) {
    case 'ImportDeclaration':
      return importConstants(node, name);
    case 'ExportNamedDeclaration': {
      if (node.source) throw broken(`The resolver code ${name} re-exports from ${String(node.source.value)}`);
      for (const specifier of node.specifiers) {
        if (specifier.exported.type !== 'Identifier' || specifier.local.type !== 'Identifier')
          throw broken(`The resolver code ${name} exports under a string name`);
        exported[specifier.exported.name] = specifier.local.name;
      }
      if (!node.declaration) return '';
      for (const declared of declaredNames(node.declaration, name)) exported[declared] = declared;
      return source.slice(node.declaration.start, node.declaration.end);
    }
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
      throw broken(`The resolver code ${name} uses ${node.type}, which APPSYNC_JS does not support`);
    default:
      return undefined;
  }
};

const declaredNames = (declaration: Positioned & { type: string }, name: string): string[] => {
  const node = declaration as unknown as { type: string; id?: { name: string }; declarations?: { id: { type: string; name: string } }[] };
  if (node.type === 'FunctionDeclaration' && node.id) return [node.id.name];
  if (node.type === 'VariableDeclaration' && node.declarations) {
    return node.declarations.map(({ id }) => {
      if (id.type !== 'Identifier') throw broken(`The resolver code ${name} exports a pattern`);
      return id.name;
    });
  }
  throw broken(`The resolver code ${name} exports a ${node.type}, which APPSYNC_JS does not support`);
};

const importConstants = (node: ImportDeclaration, name: string): string => {
  const module = MODULES[String(node.source.value)];
  if (!module) throw broken(`The resolver code ${name} imports ${String(node.source.value)}, which the sandbox does not have`);
  const parts = node.specifiers.map((specifier) => {
    const local = specifier.local.name;
    if (specifier.type !== 'ImportSpecifier') return `const ${local} = ${module};`;
    const imported = specifier.imported.type === 'Identifier' ? specifier.imported.name : String(specifier.imported.value);
    return `const ${local} = ${module}[${JSON.stringify(imported)}];`;
  });
  return parts.join(' ');
};

const keepLines = (before: string, after: string): string => {
  const missing = before.split('\n').length - after.split('\n').length;
  return missing > 0 ? after + '\n'.repeat(missing) : after;
};
