import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SECRETS } from '../../../amplify/infra/secrets.ts';
import { SETTINGS } from '../../../amplify/infra/settings.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
/** Cells of every row of every table. */
const rowsOf = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
const plain = (cell: string): string => cell.replace(/`/g, '');

describe('The guide to deploying', () => {
  const rows = rowsOf(read('docs/deploy.md'));

  it('has the settings as the synthesis reads them', () => {
    const told = rows.filter(([name = '', , ...rest]) => name.startsWith('`USHER_') && rest.length === 1);
    const held = Object.entries(SETTINGS).map(([name, { standard, what }]) => [`\`${name}\``, standard, what]);
    expect(told.map(([name, standard = '', what]) => [name, plain(standard), what])).toEqual(held);
  });

  it('has the secrets as the check looks for them', () => {
    const told = rows.filter(([name = '', ...rest]) => /^`[A-Z_]+`$/.test(name) && rest.length === 3);
    expect(told).toEqual(SECRETS.map(({ name, needed, what, make }) => [`\`${name}\``, needed, what, make]));
  });
});

describe('The guides', () => {
  it.each(['deploy', 'security', 'data-retention', 'upgrading', 'README'])('lead to files that exist: %s', (name) => {
    const page = `docs/${name}.md`;
    const targets = [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)].map(([, target]) => target ?? '');
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
  });

  it.each(['deploy', 'security', 'data-retention', 'upgrading'])('are found from the first page: %s', (name) => {
    expect(read('README.md')).toContain(`(docs/${name}.md)`);
  });
});

describe('The security model', () => {
  it('names tests that exist', () => {
    const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const tests = files.filter((file) => !file.endsWith('guide.test.ts')).map((file) => read(join('tests', file)));
    const shown = rowsOf(read('docs/security.md'))
      .filter((row) => /^[STRIDE]: /.test(row[0] ?? ''))
      .map((row) => row.at(-1) ?? '');
    expect(shown.length).toBeGreaterThan(15);
    const titles = shown.flatMap((cell) => [...cell.matchAll(/"([^"]+)"/g)].map(([, title]) => title ?? ''));
    expect(titles.filter((title) => !tests.some((code) => code.includes(title)))).toEqual([]);
    const paths = shown.flatMap((cell) => [...cell.matchAll(/`((?:unit|infra|integration)\/[\w/-]+)`/g)].map(([, path]) => path ?? ''));
    expect(paths.filter((path) => !files.some((file) => file.startsWith(path)))).toEqual([]);
  });
});

describe('The guide to upgrading', () => {
  it('names tests that exist', () => {
    const tests = read('tests/infra/upgrade.test.ts') + read('tests/unit/upgrade/installed-packages.test.ts');
    const flaws = rowsOf(read('docs/upgrading.md')).filter((row) => !row[0]?.startsWith('---'));
    const header = flaws.findIndex((row) => row.at(-1) === 'The test that notices');
    const end = flaws.findIndex((row) => row.at(-1) === 'What we do');
    const titles = flaws.slice(header, end).map((row) => row.at(-1) ?? '');
    const named = titles.filter((title) => title !== 'The test that notices' && !title.startsWith('none'));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((title) => !tests.includes(title))).toEqual([]);
  });
});

describe('The build of Amplify Hosting', () => {
  type Phases = Record<string, { commands: string[] }>;
  type Spec = { phases: Phases; artifacts?: { baseDirectory: string; files: string[] }; cache?: { paths: string[] } };
  const { version, backend, frontend, customHeaders } = parse(read('amplify.yml')) as {
    version: number;
    backend: Spec;
    frontend: Spec;
    customHeaders?: unknown;
  };
  const commands = [backend.phases['preBuild'], backend.phases['build'], frontend.phases['build']].flatMap(
    (phase) => phase?.commands ?? [],
  );
  const at = (word: string): number => commands.findIndex((command) => command.includes(word));

  it('takes our Node.js, installs from the lock file, checks, deploys the backend, and builds the site, in this order', () => {
    expect(version).toBe(1);
    const order = ['nvm use 24', 'npm ci', 'npm run check:deploy', 'npx ampx pipeline-deploy', 'npm run build'].map(at);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  it('names the branch and the app to both commands that need them', () => {
    for (const word of ['check:deploy', 'pipeline-deploy']) {
      expect(commands[at(word)]).toMatch(/--branch "\$AWS_BRANCH" --app-id "\$AWS_APP_ID"$/);
    }
  });

  it('runs only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = commands.flatMap((command) => [...command.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''));
    expect(named.filter((name) => !scripts[name])).toEqual([]);
  });

  it('takes the major of Node.js that the toolchain pins', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    expect(devDependencies['node']).toMatch(/^24\./);
  });

  it("publishes what Next.js builds, keeps its cache and npm's, and leaves headers to the site", () => {
    expect(frontend.artifacts).toEqual({ baseDirectory: '.next', files: ['**/*'] });
    expect(frontend.cache?.paths).toEqual(['.next/cache/**/*', '.npm/**/*']);
    expect(commands[at('npm ci')]).toContain('--cache .npm');
    expect(customHeaders).toBeUndefined();
  });
});
