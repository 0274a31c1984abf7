/**
 * `npm run cost`: what an event costs, by service, from what was measured on the sandbox. `-- --guests 2500` prices another size;
 * `-- --measure` measures anew first, which takes a few minutes.
 */
import { parseArgs } from 'node:util';
import { measureUnits } from './measure/measure-units.ts';
import { priceEvent } from './price/price-event.ts';
import { costDocument, leverRows, serviceRows, TARGET_DOLLARS_PER_GUEST, TARGET_GUESTS } from './price/report-cost.ts';
import { PRICES_OF } from './price/prices.ts';
import { readUnits, writeUnits } from './units.ts';
import { columnsOf, writeLastResult } from './write-document.ts';

const SIZES = [100, 10_000, TARGET_GUESTS];

const { values } = parseArgs({ options: { guests: { type: 'string' }, measure: { type: 'boolean', default: false } } });
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (values.measure) writeUnits(await measureUnits(say));
const units = readUnits();

const asked = values.guests === undefined ? undefined : Number(values.guests);
if (asked !== undefined && (!Number.isInteger(asked) || asked < 1)) throw new Error('--guests takes a whole number of at least 1.');
const prices = [...SIZES, ...(asked === undefined || SIZES.includes(asked) ? [] : [asked])].map((guests) => priceEvent(units, guests));
const largest = priceEvent(units, TARGET_GUESTS);

say(`Prices of ${PRICES_OF}, us-east-1, without free tiers; units measured on ${units.measuredOn}.\n`);
say(`${columnsOf(serviceRows(prices))}\n`);
say(`Where the money of ${TARGET_GUESTS.toLocaleString('en-US')} guests goes:\n`);
say(`${columnsOf(leverRows(units, TARGET_GUESTS))}\n`);
if (asked === undefined) await writeLastResult('cost.md', costDocument(units, prices));

const pass = largest.perGuest < TARGET_DOLLARS_PER_GUEST;
const cost = Object.fromEntries(prices.map(({ guests, total, perGuest, apart }) => [guests, { total, perGuest, apart }]));
say(JSON.stringify({ cost, target: { guests: TARGET_GUESTS, dollarsPerGuest: TARGET_DOLLARS_PER_GUEST }, pass }));
process.exitCode = pass ? 0 : 1;
