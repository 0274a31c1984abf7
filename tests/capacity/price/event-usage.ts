import type { UnitsOfActivity } from '../measure/per-time.ts';
import { type Units, unitsOf } from '../units.ts';
import { ASSUMED, minutesConnected, PER_EVENT, PER_GUEST, PER_STAFF, staffOf, watchersOf } from './mix.ts';

/** Everything that an event uses, in the units of the bill. */
export type EventUsage = {
  operations: number;
  messages: number;
  connectionMinutes: number;
  readUnits: number;
  writeUnits: number;
  storedBytes: number;
  invocations: number;
  gigabyteSeconds: number;
  logBytes: number;
  emails: number;
  emailBytes: number;
  publications: number;
  scheduledRuns: number;
  textParts: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Of the providers' news: SES publishes to the topic that record-delivery listens to. */
const DELIVERY_FUNCTION = 'record-delivery';

/** One time of an activity, as an event of that size is billed for it. */
export const usageOfActivity = (
  units: UnitsOfActivity,
  guests: number,
): Omit<EventUsage, 'connectionMinutes' | 'storedBytes' | 'scheduledRuns'> => {
  const functions = Object.values(units.functions);
  const subscriptions = Object.entries(units.subscriptions);
  const invocations = sum(functions.map(({ count }) => count));
  return {
    operations: sum(Object.values(units.operations).map(({ count }) => count)),
    // A connection and the start of a subscription are messages too.
    messages:
      units.connects + sum(subscriptions.map(([field, { opened, messageUnits }]) => opened + messageUnits * watchersOf(field, guests))),
    readUnits: sum(Object.values(units.tables).map(({ readUnits }) => readUnits)),
    writeUnits: sum(Object.values(units.tables).map(({ writeUnits }) => writeUnits)),
    invocations,
    gigabyteSeconds: sum(functions.map(({ gigabyteSeconds }) => gigabyteSeconds)),
    logBytes: sum(functions.map(({ logBytes }) => logBytes)) + invocations * ASSUMED.platformLogBytes,
    emails: units.emails.count,
    emailBytes: units.emails.bytes,
    publications: units.publications + (units.functions[DELIVERY_FUNCTION]?.count ?? 0),
    textParts: units.texts.parts,
  };
};

/** How often each activity happens at an event. */
export const timesAt = (guests: number): Map<string, number> => {
  const times = new Map<string, number>();
  const add = (name: string, more: number): void => void times.set(name, (times.get(name) ?? 0) + more);
  for (const [name, count] of Object.entries(PER_GUEST)) add(name, count * guests);
  for (const [name, count] of Object.entries(PER_STAFF)) add(name, count * staffOf(guests));
  for (const [name, count] of Object.entries(PER_EVENT)) add(name, count * ASSUMED.months);
  return times;
};

/** Texts go to those who want them, one for each e-mail of a guest; `parts` as registering showed. */
const textPartsOf = (units: Units, emails: number): number => {
  const { texts } = unitsOf(units, 'register with text messages');
  return emails * ASSUMED.textShare * texts.parts;
};

export const eventUsage = (units: Units, guests: number): EventUsage => {
  const parts = [...timesAt(guests)].map(([name, times]) => ({ times, usage: usageOfActivity(unitsOf(units, name), guests) }));
  const total = (figure: keyof (typeof parts)[number]['usage']): number => sum(parts.map(({ times, usage }) => times * usage[figure]));
  const emails = total('emails');
  return {
    operations: total('operations'),
    messages: total('messages'),
    connectionMinutes: minutesConnected(guests),
    readUnits: total('readUnits'),
    writeUnits: total('writeUnits'),
    storedBytes: units.storedBytesPerGuest * guests,
    invocations: total('invocations'),
    gigabyteSeconds: total('gigabyteSeconds'),
    logBytes: total('logBytes'),
    emails,
    emailBytes: total('emailBytes'),
    publications: total('publications'),
    scheduledRuns: (PER_EVENT['a minute of the clock'] ?? 0) * units.deployed.schedules * ASSUMED.months,
    textParts: textPartsOf(units, emails),
  };
};
