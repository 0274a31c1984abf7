/**
 * `npm run simulate`: the doors of the largest event open, against models of AWS's quotas, in an account that was prepared for it.
 * `-- --new-account` takes one as AWS hands it out, `-- --seed 7` draws other seconds. Without options it writes the last section of
 * docs/capacity.md.
 */
import { parseArgs } from 'node:util';
import { CHECK_INS_PER_SECOND, MINUTES, ratesAt, REGISTRATIONS_PER_SECOND } from './model/doors-open.ts';
import { findLimits } from './model/find-limits.ts';
import { limitsOf, NEW_ACCOUNT, PREPARED_ACCOUNT } from './model/limits.ts';
import { accountRows, callerRows, capacityDocument, limitRows, reachRows, strainRows } from './model/report-capacity.ts';
import { simulate } from './model/simulate-second-by-second.ts';
import { readUnits } from './units.ts';
import { columnsOf, writeLastResult } from './write-document.ts';

/** Enough to see a bad second of each rate that is tried. */
const SEARCH_SECONDS = 60;

const { values } = parseArgs({ options: { 'new-account': { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } } });

const units = readUnits();
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number.');
const isNew = values['new-account'];
const limits = limitsOf(units, isNew ? NEW_ACCOUNT : PREPARED_ACCOUNT);
const target = { checkIns: CHECK_INS_PER_SECOND, registrations: REGISTRATIONS_PER_SECOND };
const refusesOf = (all: typeof limits) => all.filter(({ effect }) => effect === 'REFUSES');
const refuses = refusesOf(limits);
const delays = limits.filter(({ effect }) => effect === 'DELAYS');
const search = { ...target, seconds: SEARCH_SECONDS, seed };

const strains = simulate(limits, { rates: ratesAt(target), seconds: MINUTES * 60, seed });
const findings = {
  ...{ units, strains },
  refusing: findLimits(refuses, search),
  refusingUnprepared: findLimits(refusesOf(limitsOf(units, NEW_ACCOUNT)), search),
  delaying: findLimits(delays, search),
  checkInsAlone: findLimits(refuses, { ...search, registrations: 0 }),
  registrationsAlone: findLimits(refuses, { ...search, checkIns: 0 }),
};

const say = (heading: string, rows: (string | number)[][]): void => {
  if (rows.length > 1) process.stdout.write(`${heading}\n\n${columnsOf(rows)}\n\n`);
};
say(`${target.checkIns} check-ins and ${target.registrations} registrations a second, for ${MINUTES} minutes:`, strainRows(strains));
say('What refuses first, when both rise together:', limitRows(findings.refusing));
if (!isNew) say('The same in an account as AWS hands it out:', limitRows(findings.refusingUnprepared));
say('What falls behind, and nothing is lost:', limitRows(findings.delaying));
say('Check-ins alone:', limitRows(findings.checkInsAlone));
say('Registrations alone:', limitRows(findings.registrationsAlone));
say('Accounts are a limit of their own: registrations above are of people who have one.', accountRows());
say('How long news takes to reach everyone:', reachRows(units));
say('One caller against the rate rules:', callerRows(units));
if (!isNew && seed === 1) await writeLastResult('capacity.md', capacityDocument(findings));

const refused = strains.filter(({ limit, secondsAbove }) => limit.effect === 'REFUSES' && secondsAbove > 0);
const throttledWrites = refused.filter(({ limit }) => limit.isWrite).map(({ limit }) => limit.name);
const [first] = findings.refusing;
const pass = refused.length === 0;
process.stdout.write(
  `${JSON.stringify({
    simulate: {
      ...target,
      seconds: MINUTES * 60,
      seed,
      account: isNew ? 'new' : 'prepared',
      refused: refused.map(({ limit }) => limit.name),
      throttledWrites,
    },
    firstLimit: first && { name: first.limit.name, checkIns: Math.round(first.checkIns), registrations: Math.round(first.registrations) },
    pass,
  })}\n`,
);
process.exitCode = pass ? 0 : 1;
