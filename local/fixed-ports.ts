import type { Addresses } from './outputs.ts';

export const SITE_PORT = 3000;

/** Where `npm run dev` and `npm run sandbox` listen, so that bookmarks and `amplify_outputs.json` stay good. */
export const FIXED_PORTS = {
  console: 20000,
  appsync: 20001,
  dynamodb: 20002,
  cognito: 20003,
  aws: 20004,
  ses: 20005,
} as const satisfies Record<keyof Addresses, number>;

/** A port of 0 takes any free one. */
export type Ports = Record<keyof Addresses, number>;
export const FREE_PORTS: Ports = { console: 0, appsync: 0, dynamodb: 0, cognito: 0, aws: 0, ses: 0 };

/** The addresses of fixed ports, known before anything listens there. */
export const fixedAddresses = (): Addresses => {
  const url = (port: number): string => `http://localhost:${port}`;
  const { console, appsync, dynamodb, cognito, aws, ses } = FIXED_PORTS;
  return {
    console: url(console),
    appsync: url(appsync),
    dynamodb: `http://127.0.0.1:${dynamodb}`,
    cognito: url(cognito),
    aws: url(aws),
    ses: url(ses),
  };
};

export const FIXED_PORT_LIST: { port: number; service: string }[] = [
  { port: FIXED_PORTS.console, service: 'console' },
  { port: FIXED_PORTS.appsync, service: 'GraphQL' },
  { port: FIXED_PORTS.dynamodb, service: 'DynamoDB' },
  { port: FIXED_PORTS.cognito, service: 'Cognito' },
  { port: FIXED_PORTS.aws, service: 'AWS services' },
  { port: FIXED_PORTS.ses, service: 'SES' },
];
