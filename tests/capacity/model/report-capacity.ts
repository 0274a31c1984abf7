import { tableOf } from '../write-document.ts';
import type { Units } from '../units.ts';
import { accountRates } from './accounts.ts';
import { CHECK_INS_PER_SECOND, EVENT_CAPACITY, MINUTES, REGISTRATIONS_PER_SECOND } from './doors-open.ts';
import type { Met } from './find-limits.ts';
import { NEW_ACCOUNT, PREPARED_ACCOUNT } from './limits.ts';
import { requestsOfCallers } from './one-caller.ts';
import { QUOTAS, QUOTAS_OF } from './quotas.ts';
import { reachEveryone } from './reach-everyone.ts';
import type { Strain } from './simulate-second-by-second.ts';

type Rows = (string | number)[][];

const rounded = (number: number): string =>
  number >= 100 ? Math.round(number).toLocaleString('en-US') : String(Math.round(number * 100) / 100);

const timeOf = (seconds: number): string => {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
};

const STRAINED = 14;

/** The limits that are nearest, at the rates of the target. */
export const strainRows = (strains: readonly Strain[]): Rows => [
  ['At the target', 'Worst second', 'Limit', 'Of it', 'What happens above'],
  ...[...strains]
    .sort((one, other) => other.peak / other.limit.value - one.peak / one.limit.value)
    .slice(0, STRAINED)
    .map(({ limit, peak }) => [
      limit.name,
      rounded(peak),
      `${rounded(limit.value)} ${limit.unit}`,
      `${Math.round((peak / limit.value) * 100)} %`,
      limit.effect === 'REFUSES' ? 'refused' : 'waits',
    ]),
];

const NAMED = 8;

export const limitRows = (met: readonly Met[]): Rows => [
  ['Limit', 'Check-ins/s', 'Registrations/s', 'To raise it'],
  ...met
    .slice(0, NAMED)
    .map(({ limit, checkIns, registrations }) => [
      limit.name,
      rounded(checkIns),
      rounded(registrations),
      limit.raise ?? 'not possible: another design',
    ]),
];

export const reachRows = (units: Units): Rows => [
  [`News to ${rounded(EVENT_CAPACITY)} guests`, 'A second, at least', 'Until the last has it', 'In the first half hour'],
  ...reachEveryone(units, EVENT_CAPACITY).map(({ channel, perSecond, seconds, inHalfAnHour }) => [
    channel,
    rounded(perSecond),
    timeOf(seconds),
    rounded(inHalfAnHour),
  ]),
];

export const accountRows = (): Rows => [
  [`Accounts of ${rounded(EVENT_CAPACITY)} guests`, 'A second', 'All of them'],
  ...accountRates(EVENT_CAPACITY).map(({ what, perSecond, seconds }) => [what, rounded(perSecond), timeOf(seconds)]),
];

/** Each rate rule against the devices that could meet it; no rows where there is no such rule. */
export const callerRows = (units: Units): Rows => [
  ['Rate rule', 'Counted by', 'Limit', 'Caller', 'Requests'],
  ...units.deployed.rateRules.flatMap(({ name, requests, seconds, by }) =>
    Object.entries(requestsOfCallers(units, seconds)).map(([caller, made]) => [name, by, `${requests} in ${seconds} s`, caller, made]),
  ),
];

const quotaRows = (): Rows => [
  ['Quota', 'Known', 'To raise it'],
  ...Object.values(QUOTAS).map(({ value, unit, evidence, raise, source }) => [
    `[${value.toLocaleString('en-US')} ${unit}](${source})`,
    evidence,
    raise ?? 'no',
  ]),
];

const preparationRows = (): Rows => [
  ['What', 'As AWS hands it out', 'Prepared'],
  ['Writes a second of each table and index', NEW_ACCOUNT.warmWrites, PREPARED_ACCOUNT.warmWrites],
  ['Reads a second of each table and index', NEW_ACCOUNT.warmReads, PREPARED_ACCOUNT.warmReads],
  ['Functions at once', NEW_ACCOUNT.concurrency, PREPARED_ACCOUNT.concurrency],
];

export type Findings = { units: Units; strains: Strain[] } & Record<
  'refusing' | 'refusingUnprepared' | 'delaying' | 'checkInsAlone' | 'registrationsAlone',
  Met[]
>;

/** The last section of docs/capacity.md. */
export const capacityDocument = (findings: Findings): string[] => {
  const { units, strains, refusing, refusingUnprepared, delaying, checkInsAlone, registrationsAlone } = findings;
  const callers = callerRows(units);
  return [
    `Quotas of ${QUOTAS_OF}, us-east-1, prepared as below. Units measured on ${units.measuredOn}: ${units.machine}.`,
    '',
    '### How the account is prepared',
    '',
    ...tableOf(preparationRows()),
    `### ${rounded(CHECK_INS_PER_SECOND)} check-ins and ${REGISTRATIONS_PER_SECOND} registrations a second, for ${MINUTES} minutes`,
    '',
    ...tableOf(strainRows(strains)),
    '### What refuses first, when both rise together',
    '',
    ...tableOf(limitRows(refusing)),
    '### The same in an account as AWS hands it out',
    '',
    ...tableOf(limitRows(refusingUnprepared)),
    '### What falls behind, and nothing is lost',
    '',
    ...tableOf(limitRows(delaying)),
    '### Check-ins alone',
    '',
    ...tableOf(limitRows(checkInsAlone)),
    '### Registrations alone',
    '',
    ...tableOf(limitRows(registrationsAlone)),
    '### Accounts',
    '',
    ...tableOf(accountRows()),
    '### How long news takes to reach everyone',
    '',
    ...tableOf(reachRows(units)),
    ...(callers.length > 1 ? ['### One caller against the rate rules', '', ...tableOf(callers)] : []),
    '### Quotas',
    '',
    ...tableOf(quotaRows()),
  ];
};
