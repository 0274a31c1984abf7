/** What of the inside of a sandbox a test uses, as it is told to whoever runs the others against a deployed backend. */
const INSIDE = {
  service: 'runs a service of the sandbox in its own process',
  tables: 'reads or writes tables, the outbox or queues directly',
  clock: 'starts a sandbox of its own, to move its clock or to kill it',
  functions: 'runs functions in its own process, against the sandbox’s engine',
  network: 'cuts the connection to a server on this machine',
  conformance: 'needs the conformance backend: deploy it, and name its outputs in USHER_TEST_CONFORMANCE_OUTPUTS',
} as const;

const backend = (reason: string, names: readonly string[]): [string, string][] =>
  names.map((name) => [`tests/integration/backend/${name}.test.ts`, reason]);

/** Integration tests, by file or folder, that cannot run against a deployed backend, and why. Every other one can. */
export const NEEDS_SANDBOX: ReadonlyMap<string, string> = new Map([
  ...['appsync', 'cognito', 'console', 'fuzz', 'lambda', 'messaging', 'operate', 'sandbox', 'scheduler', 'streams'].map(
    (folder): [string, string] => [`tests/integration/${folder}/`, INSIDE.service],
  ),
  ['tests/integration/conformance/realtime-lifecycle.test.ts', INSIDE.service],
  ...backend(INSIDE.tables, ['announce-requests', 'announce-sessions', 'catalog', 'confirmation', 'delivery-events', 'message-choice']),
  ...backend(INSIDE.tables, ['notice-stats', 'notices', 'request-alerts', 'request-stats', 'resend', 'reservations', 'reservations-live']),
  ...backend(INSIDE.tables, ['session-door', 'session-door-at-once', 'session-race', 'session-waitlist', 'sessions']),
  ...backend(INSIDE.clock, ['call-up-clock', 'call-up-killed', 'notices-night', 'rush']),
  ...backend(INSIDE.tables, ['log-privacy', 'metering']),
  ...backend(INSIDE.clock, ['second-factor-required']),
  ...backend(INSIDE.functions, ['call-up', 'call-up-crash', 'notices-sender', 'notices-together']),
  ...backend(INSIDE.network, ['request-board']),
]);

/** As above, with the folder that lacks its backend. */
export const excludedWhenDeployed = (hasConformance: boolean): ReadonlyMap<string, string> =>
  hasConformance ? NEEDS_SANDBOX : new Map([...NEEDS_SANDBOX, ['tests/integration/conformance/', INSIDE.conformance]]);
