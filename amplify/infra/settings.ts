import { z } from 'zod';
import { CAPACITY_SETTINGS } from './capacity-settings.ts';

/**
 * Every variable that decides how a backend is deployed, read when it is synthesized: one row each. The table in
 * docs/deploy.md and `npm run check:deploy` are held to it by tests.
 */
export const SIGN_IN_PROVIDERS = ['google', 'facebook', 'amazon'] as const;
export type SignInProvider = (typeof SIGN_IN_PROVIDERS)[number];

/** Mail from here reaches nobody: the domain is reserved. */
export const EXAMPLE_SENDER = 'tickets@usher.example';
export const LOCAL_SITE = 'http://localhost:3000';

type Setting = {
  /** What holds without it, as a person reads it. */
  standard: string;
  what: string;
  /** Takes the variable's text, or undefined where it is not set. */
  schema: z.ZodType<unknown, string | undefined>;
};

const site = z
  .url({ protocol: /^https?$/, error: 'has to be an address such as https://events.example.org', abort: true })
  .refine((address) => new URL(address).pathname === '/', 'has to be an address without a path')
  .transform((address) => new URL(address).origin);

const aboveZero = z.string().refine((text) => Number(text) > 0 && Number.isFinite(Number(text)), 'has to be a number above 0');

const oneOf = <const Choices extends readonly [string, ...string[]]>(...choices: Choices) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(choices, `has to be one of ${choices.join(', ')}`));

const providers = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  )
  .pipe(z.array(z.enum(SIGN_IN_PROVIDERS, `has to name some of ${SIGN_IN_PROVIDERS.join(', ')}, separated by commas`)));

export const SETTINGS = {
  USHER_SITE_URL: {
    standard: LOCAL_SITE,
    what: 'where the site answers: the links in messages, and where other sign-ins return to',
    schema: site.default(LOCAL_SITE),
  },
  USHER_SENDER_ADDRESS: {
    standard: EXAMPLE_SENDER,
    what: 'the sender of e-mails; verify it in SES, and leave the SES sandbox, before guests register',
    schema: z.email('has to be one e-mail address').default(EXAMPLE_SENDER),
  },
  USHER_PINPOINT_PROJECT_ID: {
    standard: 'none',
    what: 'sends texts through this Pinpoint project; without it, AWS End User Messaging sends them',
    schema: z
      .string()
      .regex(/^[0-9a-z]+$/, "has to be a project's id: small letters and digits")
      .optional(),
  },
  USHER_SMS_ORIGINATION_IDENTITY: {
    standard: 'none',
    what: 'the number, pool or sender ID of End User Messaging, its id or ARN; it chooses one without',
    schema: z
      .string()
      .regex(/^[A-Za-z0-9_:/+-]{1,256}$/, 'has to be a phone number, an id or an ARN')
      .optional(),
  },
  USHER_SES_PER_SECOND: {
    standard: '14',
    what: "e-mails a second of all senders together: the account's _Maximum send rate_ in SES",
    schema: aboveZero.default('14'),
  },
  USHER_SMS_PER_SECOND: {
    standard: '1, or 20 with Pinpoint',
    what: 'text messages a second: what the numbers they come from are granted',
    schema: aboveZero.optional(),
  },
  USHER_SIGN_IN_WITH: {
    standard: 'none',
    what: 'any of `google,facebook,amazon`; set their secrets first',
    schema: providers.default([]),
  },
  USHER_STAFF_MFA: {
    standard: 'optional',
    what: '`required`: organizers and staff work only with a second factor',
    schema: oneOf('optional', 'required').optional(),
  },
  USHER_THREAT_PROTECTION: {
    standard: 'off',
    what: "`audit` or `enforce`: Cognito's, at $0.02 a month for everyone who signs in",
    schema: oneOf('off', 'audit', 'enforce').optional(),
  },
  USHER_RATE_LIMITS: {
    standard: 'see security.md',
    what: 'limits of the firewall, such as `caller=3000,address=120000`',
    schema: z
      .string()
      .regex(/^\w+\s*=\s*\d+(\s*,\s*\w+\s*=\s*\d+)*$/, 'has to be names and numbers such as caller=3000,address=120000')
      .optional(),
  },
  USHER_ALARM_EMAIL: {
    standard: 'none',
    what: 'who is told of alarms; confirm the message that SNS sends',
    schema: z.email('has to be one e-mail address').optional(),
  },
  USHER_SMS_BUDGET_USD: {
    standard: '100',
    what: "a month's budget for texts; an alarm goes off before it is used up",
    schema: aboveZero.optional(),
  },
  USHER_LOG_LEVEL: {
    standard: 'info',
    what: '`debug`, `info`, `warn` or `error`, for all functions',
    schema: oneOf('debug', 'info', 'warn', 'error').optional(),
  },
  ...CAPACITY_SETTINGS,
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };
/** One value that cannot be used: `problem` goes on from the name of the variable. */
export type SettingProblem = { name: SettingName; problem: string };

/** As `process.env` is. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable on its own, so that one reading tells all that is wrong. An empty variable counts as none. */
export const parseSettings = (environment: Environment): { values: Partial<Settings>; problems: SettingProblem[] } => {
  const values: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const [name, { schema }] of Object.entries<Setting>(SETTINGS)) {
    const text = environment[name]?.trim() || undefined;
    const result = schema.safeParse(text);
    if (result.success) values[name] = result.data;
    else problems.push({ name: name as SettingName, problem: `${result.error.issues[0]?.message}, not "${text}"` });
  }
  return { values, problems };
};

/** Throws one error that names every variable that cannot be used: it stops the synthesis. */
export const readSettings = (environment: Environment): Settings => {
  const { values, problems } = parseSettings(environment);
  if (problems.length > 0) throw new Error(problems.map(({ name, problem }) => `${name} ${problem}.`).join(' '));
  return values as Settings;
};
