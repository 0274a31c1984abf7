/** The static checks of `npm test`, each one command. They count as one test each in the closing line. */
export const CHECKS: { name: string; command: string[] }[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'types of the site, the sandbox and the tests', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the backend', command: ['tsc', '-p', 'amplify/tsconfig.json'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
];
