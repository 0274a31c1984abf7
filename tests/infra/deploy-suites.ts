import { describe, expect, it } from 'vitest';
import { SECRETS } from '../../amplify/infra/secrets.ts';
import type { BranchAssembly } from './branch-assembly.ts';

type Variables = { Variables?: Record<string, string> };

/** Names of secrets in a function's variables; the names of other resources, which lie beside them, are no secrets. */
const secretsOfFunctions = (assembly: BranchAssembly): string[] =>
  assembly.ofType('AWS::Lambda::Function').flatMap(({ Properties }) => {
    const config = (Properties['Environment'] as Variables | undefined)?.Variables?.['AMPLIFY_SSM_ENV_CONFIG'] ?? '{}';
    const paths = Object.values(JSON.parse(config) as Record<string, { path: string }>).map(({ path }) => path);
    return paths
      .filter((path) => path.startsWith('/amplify/') && !path.startsWith('/amplify/resource_reference/'))
      .map((path) => path.split('/').at(-1) ?? '');
  });

/** What a deployment needs from whoever starts it. */
export const deploySuites = (assembly: () => BranchAssembly): void => {
  describe('The secrets', () => {
    it('that functions and sign-ins ask for are those that the check before a deployment looks for', () => {
      const fetched = assembly()
        .ofType('Custom::AmplifySecretFetcherResource')
        .flatMap(({ Properties }) => Properties['secretNames'] as string[]);
      expect(fetched.length).toBeGreaterThan(0);
      const asked = new Set([...secretsOfFunctions(assembly()), ...fetched]);
      expect([...asked].sort()).toEqual(SECRETS.map(({ name }) => name).sort());
    });
  });
};
