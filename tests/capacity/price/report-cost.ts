import { tableOf } from '../write-document.ts';
import type { Units } from '../units.ts';
import { activityCosts } from './levers.ts';
import { byService, type EventPrice } from './price-event.ts';
import { PRICES, PRICES_OF } from './prices.ts';

/** Without accounts and text messages. */
export const TARGET_DOLLARS_PER_GUEST = 0.002;
/** Where the target holds. */
export const TARGET_GUESTS = 100_000;

const dollars = (amount: number): string => amount.toFixed(2);
const count = (number: number): string => Math.round(number).toLocaleString('en-US');

/** Dollars by service, a column for each size of event. */
export const serviceRows = (prices: readonly EventPrice[]): string[][] => {
  const services = [...new Set(prices.flatMap((price) => [...byService(price).keys()]))];
  return [
    ['Service, $', ...prices.map(({ guests }) => `${count(guests)} guests`)],
    ...services.map((service) => [service, ...prices.map((price) => dollars(byService(price).get(service) ?? 0))]),
    ['Total', ...prices.map(({ total }) => dollars(total))],
    ['Per guest', ...prices.map(({ perGuest }) => perGuest.toFixed(5))],
    ['Apart: accounts in Cognito, Lite', ...prices.map(({ apart }) => dollars(apart.cognitoLite))],
    ['Apart: accounts in Cognito, Essentials', ...prices.map(({ apart }) => dollars(apart.cognitoEssentials))],
    ['Apart: text messages, if cheap', ...prices.map(({ apart }) => dollars(apart.textsLow))],
    ['Apart: text messages, if dear', ...prices.map(({ apart }) => dollars(apart.textsHigh))],
  ];
};

const chargeRows = ({ charges }: EventPrice): string[][] => [
  ['Service', 'What', 'Quantity', 'Price, $', 'Known', '$'],
  ...charges.map(({ service, price, quantity, dollars: amount }) => {
    const { dollars: each, per, unit, evidence, source } = PRICES[price];
    return [
      service,
      unit,
      quantity < 100 ? quantity.toFixed(2) : count(quantity),
      `[${each}${per === 1 ? '' : ` for ${count(per)}`}](${source})`,
      evidence,
      dollars(amount),
    ];
  }),
];

const LEVERS = 10;

export const leverRows = (units: Units, guests: number): string[][] => [
  ['Activity', 'Times', 'Millionths of a $ each', '$'],
  ...activityCosts(units, guests)
    .slice(0, LEVERS)
    .map(({ activity, times, dollarsEach, dollars: amount }) => [activity, count(times), (dollarsEach * 1e6).toFixed(2), dollars(amount)]),
];

/** The last section of docs/cost.md. */
export const costDocument = (units: Units, prices: readonly EventPrice[]): string[] => {
  const largest = prices.find(({ guests }) => guests === TARGET_GUESTS);
  if (!largest) throw new Error(`There is no price for ${TARGET_GUESTS} guests.`);
  return [
    `Prices of ${PRICES_OF}, us-east-1, without free tiers. Units measured on ${units.measuredOn}: ${units.machine}.`,
    '',
    ...tableOf(serviceRows(prices)),
    `Target: less than $${TARGET_DOLLARS_PER_GUEST} a guest at ${count(TARGET_GUESTS)} guests, without Cognito and text messages. Reached: **$${largest.perGuest.toFixed(5)}**.`,
    '',
    `### What ${count(TARGET_GUESTS)} guests are made of`,
    '',
    ...tableOf(leverRows(units, TARGET_GUESTS)),
    `### The bill for ${count(TARGET_GUESTS)} guests`,
    '',
    ...tableOf(chargeRows(largest)),
  ];
};
