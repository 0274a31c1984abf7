import { SECRETS } from '../amplify/infra/secrets.ts';
import type { SignInProvider } from '../amplify/infra/settings.ts';
import type { Finding } from './finding.ts';
import type { Target } from './target.ts';

/** What is missing or malformed among the secrets of a deployment. Values are judged and never shown. */
export const inspectSecrets = ({
  stored,
  signInWith,
  target,
}: {
  /** Values by name. */
  stored: ReadonlyMap<string, string>;
  signInWith: readonly SignInProvider[];
  target: Pick<Target, 'type'>;
}): Finding[] => {
  const where = (name: string): string =>
    target.type === 'branch' ? `Set ${name} in the Amplify console under Hosting > Secrets` : `Run npx ampx sandbox secret set ${name}`;
  return SECRETS.flatMap(({ name, needed, what, make, problem }): Finding[] => {
    if (needed !== 'always' && !signInWith.includes(needed)) return [];
    const value = stored.get(name);
    const todo = `${where(name)}: ${plain(what)} (${plain(make)}).`;
    if (value === undefined) {
      const why = needed === 'always' ? '' : `, and USHER_SIGN_IN_WITH names ${needed}`;
      return [{ severity: 'missing', what: `The secret ${name} is not set${why}.`, todo }];
    }
    const trouble = problem(value);
    return trouble ? [{ severity: 'missing', what: `The secret ${name} ${trouble}.`, todo }] : [];
  });
};

/** The tables are written for Markdown, a terminal shows them as they are. */
const plain = (markdown: string): string => markdown.replace(/[`_](.+?)[`_](?=\W|$)/g, '$1');
