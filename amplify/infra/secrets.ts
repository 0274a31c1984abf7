import { messageLinkKey } from '../../lib/domain/message-token.ts';
import { ticketSigningKey } from '../../lib/domain/ticket.ts';
import type { SignInProvider } from './settings.ts';

export type SecretRow = {
  name: string;
  /** Which deployments cannot do without it. */
  needed: 'always' | SignInProvider;
  what: string;
  /** How to come by a value. */
  make: string;
  /** What is wrong with a value, as words that go on from the secret's name; undefined when it can be used. */
  problem(value: string): string | undefined;
};

const KEY = '`openssl rand -base64 32`';

/** Every secret that functions and sign-ins ask for. A test compares it with the synthesized templates, another with docs/deploy.md. */
export const SECRETS: readonly SecretRow[] = [
  {
    name: 'TICKET_SIGNING_KEY',
    needed: 'always',
    what: '32 random bytes in base64: the Ed25519 seed that signs tickets',
    make: KEY,
    problem: (value) => (reads(() => ticketSigningKey(value)) ? undefined : 'has to be 32 bytes in base64'),
  },
  {
    name: 'MESSAGE_LINK_KEY',
    needed: 'always',
    what: '32 random bytes in base64: makes the links with which guests end e-mails',
    make: KEY,
    problem: (value) => (reads(() => messageLinkKey(value)) ? undefined : 'is too short for a key'),
  },
  ...credentialsOf({
    provider: 'google',
    prefix: 'GOOGLE',
    site: 'Google Cloud console, _APIs & Services > Credentials_',
    id: /^[0-9]+-[a-z0-9]+\.apps\.googleusercontent\.com$/,
  }),
  ...credentialsOf({ provider: 'facebook', prefix: 'FACEBOOK', site: 'Meta for Developers, _App settings > Basic_', id: /^[0-9]{5,}$/ }),
  ...credentialsOf({
    provider: 'amazon',
    prefix: 'LOGINWITHAMAZON',
    site: 'Login with Amazon console, _Web Settings_',
    id: /^amzn1\.application-oa2-client\.[0-9a-f]+$/,
  }),
];

/** The two secrets of a provider, as Amplify names them. */
function credentialsOf({
  provider,
  prefix,
  site,
  id,
}: {
  provider: SignInProvider;
  prefix: string;
  site: string;
  id: RegExp;
}): SecretRow[] {
  return [
    {
      name: `${prefix}_CLIENT_ID`,
      needed: provider,
      what: "the client's (or app's) id",
      make: site,
      problem: (value) => (id.test(value) ? undefined : `does not look like an id of ${provider}`),
    },
    {
      name: `${prefix}_CLIENT_SECRET`,
      needed: provider,
      what: "the client's (or app's) secret",
      make: site,
      problem: (value) => (/\s/.test(value) ? 'has spaces or line breaks in it' : undefined),
    },
  ];
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
