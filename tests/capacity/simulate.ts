/**
 * `npm run simulate`: the doors of the largest event open, against models of AWS's quotas. `-- --warm-writes 8000` gives every table that
 * throughput beforehand, `-- --seed 7` draws other seconds. Without options it writes the last section of docs/capacity.md.
 */
import { parseArgs } from 'node:util';
import { CHECK_INS_PER_SECOND, MINUTES, ratesAt, REGISTRATIONS_PER_SECOND } from './model/doors-open.ts';
import { findLimits } from './model/find-limits.ts';
import { limitsOf, NEW_ACCOUNT } from './model/limits.ts';
import { accountRows, callerRows, capacityDocument, limitRows, reachRows, strainRows } from './model/report-capacity.ts';
import { simulate } from './model/simulate-second-by-second.ts';
import { readUnits } from './units.ts';
import { columnsOf, writeLastResult } from './write-document.ts';

/** Enough to see a bad second of each rate that is tried. */
const SEARCH_SECONDS = 60;

const { values } = parseArgs({ options: { 'warm-writes': { type: 'string' }, seed: { type: 'string', default: '1' } } });

const numberOf = (name: keyof typeof values, value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number above 0.`);
  return number;
};

const units = readUnits();
const seed = numberOf('seed', values.seed);
const warm = values['warm-writes'];
const limits = limitsOf(units, warm === undefined ? NEW_ACCOUNT : { ...NEW_ACCOUNT, warmWrites: numberOf('warm-writes', warm) });
const target = { checkIns: CHECK_INS_PER_SECOND, registrations: REGISTRATIONS_PER_SECOND };
const refuses = limits.filter(({ effect }) => effect === 'REFUSES');
const delays = limits.filter(({ effect }) => effect === 'DELAYS');
const search = { ...target, seconds: SEARCH_SECONDS, seed };

const strains = simulate(limits, { rates: ratesAt(target), seconds: MINUTES * 60, seed });
const findings = {
  ...{ units, strains },
  refusing: findLimits(refuses, search),
  delaying: findLimits(delays, search),
  checkInsAlone: findLimits(refuses, { ...search, registrations: 0 }),
  registrationsAlone: findLimits(refuses, { ...search, checkIns: 0 }),
};

const say = (heading: string, rows: (string | number)[][]): void => {
  if (rows.length > 1) process.stdout.write(`${heading}\n\n${columnsOf(rows)}\n\n`);
};
say(`${target.checkIns} check-ins and ${target.registrations} registrations a second, for ${MINUTES} minutes:`, strainRows(strains));
say('What refuses first, when both rise together:', limitRows(findings.refusing));
say('What falls behind, and nothing is lost:', limitRows(findings.delaying));
say('Check-ins alone:', limitRows(findings.checkInsAlone));
say('Registrations alone:', limitRows(findings.registrationsAlone));
say('Accounts are a limit of their own: registrations above are of people who have one.', accountRows());
say('How long news takes to reach everyone:', reachRows(units));
say('One caller against the rate rules:', callerRows(units));
if (warm === undefined && seed === 1) await writeLastResult('capacity.md', capacityDocument(findings));

const refused = strains.filter(({ limit, secondsAbove }) => limit.effect === 'REFUSES' && secondsAbove > 0);
const throttledWrites = refused.filter(({ limit }) => limit.isWrite).map(({ limit }) => limit.name);
const [first] = findings.refusing;
const pass = refused.length === 0;
process.stdout.write(
  `${JSON.stringify({
    simulate: { ...target, seconds: MINUTES * 60, seed, refused: refused.map(({ limit }) => limit.name), throttledWrites },
    firstLimit: first && { name: first.limit.name, checkIns: Math.round(first.checkIns), registrations: Math.round(first.registrations) },
    pass,
  })}\n`,
);
process.exitCode = pass ? 0 : 1;
