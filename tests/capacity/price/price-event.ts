import type { Units } from '../units.ts';
import { type EventUsage, eventUsage } from './event-usage.ts';
import { ASSUMED } from './mix.ts';
import { dollarsFor, type PriceName } from './prices.ts';

/** A line of the bill. */
export type Charge = { service: string; price: PriceName; quantity: number; dollars: number };

export type EventPrice = {
  guests: number;
  charges: Charge[];
  /** Without accounts and text messages. */
  total: number;
  perGuest: number;
  /** What is reckoned apart: it depends on choices of the organizer more than on the software. */
  apart: { cognitoLite: number; cognitoEssentials: number; textsLow: number; textsHigh: number };
};

const GIGABYTE = 1e9;
const DAYS_OF_A_MONTH = 30;

type Line = readonly [service: string, price: PriceName, quantity: number];

const linesOf = (usage: EventUsage, { deployed }: Units, guests: number): Line[] => {
  const { months } = ASSUMED;
  const stored = (usage.storedBytes / GIGABYTE) * months;
  const logged = usage.logBytes / GIGABYTE;
  return [
    ['AppSync', 'graphqlOperation', usage.operations],
    ['AppSync', 'realtimeMessage', usage.messages],
    ['AppSync', 'connectionMinute', usage.connectionMinutes],
    ['DynamoDB', 'writeUnit', usage.writeUnits],
    ['DynamoDB', 'readUnit', usage.readUnits],
    ['DynamoDB', 'tableStorage', stored],
    ['DynamoDB', 'tableBackup', stored],
    ['Lambda', 'invocation', usage.invocations],
    ['Lambda', 'gigabyteSecond', usage.gigabyteSeconds],
    ['CloudWatch and X-Ray', 'logIngestion', logged],
    ['CloudWatch and X-Ray', 'logStorage', logged * months],
    ['CloudWatch and X-Ray', 'alarm', deployed.alarms * months],
    ['CloudWatch and X-Ray', 'metric', ASSUMED.metricsOfTheMonth * months + ASSUMED.metricsOfTheDay / DAYS_OF_A_MONTH],
    ['CloudWatch and X-Ray', 'dashboard', deployed.dashboards * months],
    ['CloudWatch and X-Ray', 'trace', usage.operations * ASSUMED.tracedShare],
    ['SES', 'email', usage.emails],
    ['SES', 'emailData', usage.emailBytes / GIGABYTE],
    ['SNS and Scheduler', 'publication', usage.publications],
    ['SNS and Scheduler', 'scheduledRun', usage.scheduledRuns],
    ['WAF', 'webAcl', deployed.webAcls * months],
    ['WAF', 'webAclRule', deployed.webAclRules * months],
    ['WAF', 'inspectedRequest', deployed.webAcls > 0 ? usage.operations : 0],
    ['Amplify Hosting', 'served', (guests * ASSUMED.servedBytesPerGuest) / GIGABYTE],
    ['Amplify Hosting', 'renderedRequest', guests * ASSUMED.renderedPerGuest],
    [
      'Amplify Hosting',
      'renderingHour',
      (guests * ASSUMED.renderedPerGuest * ASSUMED.renderingSeconds * ASSUMED.renderingGigabytes) / 3600,
    ],
  ];
};

/** The price of one event in a month of its own, without any free tier. */
export const priceEvent = (units: Units, guests: number): EventPrice => {
  const usage = eventUsage(units, guests);
  const charges = linesOf(usage, units, guests).map(([service, price, quantity]) => ({
    service,
    price,
    quantity,
    dollars: dollarsFor(price, quantity),
  }));
  const total = charges.reduce((sum, { dollars }) => sum + dollars, 0);
  return {
    guests,
    charges,
    total,
    perGuest: total / guests,
    apart: {
      cognitoLite: dollarsFor('cognitoLite', guests),
      cognitoEssentials: dollarsFor('cognitoEssentials', guests),
      textsLow: dollarsFor('textPartLow', usage.textParts),
      textsHigh: dollarsFor('textPartHigh', usage.textParts),
    },
  };
};

/** Dollars by service, in the order of the bill. */
export const byService = ({ charges }: EventPrice): Map<string, number> => {
  const services = new Map<string, number>();
  for (const { service, dollars } of charges) services.set(service, (services.get(service) ?? 0) + dollars);
  return services;
};
