import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import appsync from '@aws-appsync/eslint-plugin';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import ts from 'typescript';

const recommended = appsync.configs?.['recommended'] as { rules: Record<string, string> };

/**
 * What AppSync's own lint rules find in bundled resolver code: path, line and rule. The sources are linted with the rest
 * of the repo; the bundle is what AppSync gets, with all that it took from lib/.
 */
export const lintResolvers = async (files: string[]): Promise<string[]> => {
  const program = ts.createProgram(files, { allowJs: true, noEmit: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext });
  const eslint = new ESLint({
    cwd: dirname(files[0] ?? '.'),
    overrideConfigFile: true,
    ignore: false,
    overrideConfig: [
      {
        files: ['**/*.js'],
        plugins: { '@aws-appsync': appsync as never },
        languageOptions: { parser: tseslint.parser as never, parserOptions: { programs: [program] } },
        rules: recommended.rules as never,
      },
    ],
  });
  const results = await Promise.all(files.map((filePath) => eslint.lintText(readFileSync(filePath, 'utf8'), { filePath })));
  return results
    .flat()
    .flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId ?? message}`));
};
