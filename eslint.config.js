import appsync from '@aws-appsync/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const resolverFiles = ['amplify/data/resolvers/**/*.ts'];

export default tseslint.config(
  {
    ignores: ['node_modules/', '.next/', '.local/', '.amplify/', 'public/', 'next-env.d.ts'],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // App code takes types alone from the backend: nothing of amplify/ may reach a browser.
    files: ['app/**', 'components/**', 'lib/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/amplify/**', '@/amplify/**'], allowTypeImports: true, message: 'Take only types from amplify/.' }] },
      ],
    },
  },
  {
    files: resolverFiles,
    ignores: ['amplify/data/resolvers/bundle.ts'],
    plugins: { '@aws-appsync': appsync },
    languageOptions: { parserOptions: { project: './amplify/tsconfig.json' } },
    rules: appsync.configs?.recommended?.rules ?? appsync.configs.base.rules,
  },
  {
    // These talk to a person at a terminal.
    files: ['local/cli/**', 'tests/bench/**', 'tests/run/**', 'deploy/**', '.ci/**'],
    rules: { 'no-console': 'off' },
  },
);
