import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Each test holds that a flaw of an installed package which we work around is still there. One that fails is good news:
 * docs/upgrading.md says what can go.
 */
type Locked = { version?: string; inBundle?: boolean; dependencies?: Record<string, string> };
type Manifest = { bundledDependencies?: string[]; bundleDependencies?: string[] };

const read = (path: string): string => readFileSync(path, 'utf8');
const lock = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages;
const { overrides } = JSON.parse(read('package.json')) as { overrides: Record<string, unknown> };
const fixed = (what: string): string => `${what}: see docs/upgrading.md for what can go`;
const dependantsOf = (name: string): string[] =>
  Object.entries(lock).flatMap(([path, { dependencies }]) => (path !== '' && dependencies?.[name] ? [path] : []));

describe('aws-amplify', () => {
  it('opens wss: to any endpoint that is not of AWS, even where that is http:', () => {
    const provider = read('node_modules/@aws-amplify/api-graphql/dist/esm/Providers/AWSWebSocketProvider/appsyncUrl.mjs');
    expect(provider, fixed('aws-amplify chooses the protocol now')).toContain("const protocol = 'wss://'");
  });
});

describe('The packages of the data construct', () => {
  it.each(['@aws-amplify/data-construct', '@aws-amplify/graphql-api-construct'])(
    'carry their dependencies in their archive, and the lock file names all of them: %s',
    (name) => {
      const { bundledDependencies, bundleDependencies } = JSON.parse(read(`node_modules/${name}/package.json`)) as Manifest;
      const bundled = bundledDependencies ?? bundleDependencies ?? [];
      expect(bundled.length, fixed(`${name} bundles nothing now`)).toBeGreaterThan(0);
      // `npm install` drops some of these lines, and `npm ci` refuses the lock file then: take it back from git.
      const missing = bundled.filter((dependency) => lock[`node_modules/${name}/node_modules/${dependency}`]?.inBundle !== true);
      expect(missing, 'npm install has dropped these from package-lock.json; docs/upgrading.md says how to mend it').toEqual([]);
    },
  );
});

describe('The overrides of package.json', () => {
  it('are those that docs/upgrading.md explains', () => {
    const explained = read('docs/upgrading.md');
    expect(Object.keys(overrides).filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(['aws-sdk', '@aws-amplify/amplify-cli-core'])(
    'keep out %s, which a package still asks for and none of our code loads',
    (name) => {
      expect(overrides[name]).toBe('npm:empty-npm-package@1.0.0');
      expect(dependantsOf(name), fixed(`nothing asks for ${name} any more`)).not.toEqual([]);
    },
  );

  it('give the form generator our TypeScript, since it asks for an old one', () => {
    const asking = dependantsOf('typescript').filter((path) => path.startsWith('node_modules/@aws-amplify/form-generator/'));
    const wanted = asking.map((path) => lock[path]?.dependencies?.['typescript']);
    expect(wanted, fixed('the form generator takes a newer TypeScript')).toEqual(['<=4.5.0']);
  });

  it('hold back oxc-parser, of which knip asks for a newer one', () => {
    const wanted = lock['node_modules/knip']?.dependencies?.['oxc-parser'];
    expect(lock['node_modules/oxc-parser']?.version).toBe(overrides['oxc-parser']);
    expect(wanted, fixed('knip asks for another oxc-parser')).toBe('^0.156.0');
  });
});
