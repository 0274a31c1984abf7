import type { ManagedEvent } from '@/lib/data/organizer';
import { DEFAULT_CURRENCY } from '@/lib/domain/service-area';
import { instantOf, wallTimeOf, type WallTime } from '@/lib/domain/zoned-time';

/** The event form: times as clocks at the event show them, the number as it was typed. */
export type EventFormFields = {
  name: string;
  place: string;
  description: string;
  timeZone: string;
  capacity: string;
  /** ISO 4217; only a new event's can be chosen. */
  currency: string;
} & Record<TimeField, WallTime>;

export const TIME_FIELDS = ['startsAt', 'endsAt', 'checkInOpensAt', 'registrationOpensAt', 'registrationClosesAt'] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

export const EVENT_FIELDS = [
  'name',
  'place',
  'description',
  'timeZone',
  'capacity',
  'currency',
  ...TIME_FIELDS,
] as const satisfies readonly (keyof EventFormFields)[];

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** A day in a month's time, doors an hour before, registration from now on. */
export const newEventValues = (now: Date, timeZone: string): EventFormFields => {
  const day = wallTimeOf(new Date(now.getTime() + 30 * DAY_MS).toISOString(), timeZone).slice(0, 10);
  return {
    name: '',
    place: '',
    description: '',
    timeZone,
    capacity: '',
    currency: DEFAULT_CURRENCY,
    startsAt: `${day}T09:00`,
    endsAt: `${day}T18:00`,
    checkInOpensAt: `${day}T08:00`,
    registrationOpensAt: wallTimeOf(now.toISOString(), timeZone),
    registrationClosesAt: `${day}T09:00`,
  };
};

export const eventFormValuesOf = (event: ManagedEvent): EventFormFields => {
  const { name, place, description = '', timeZone, capacity, currency } = event;
  const times = Object.fromEntries(TIME_FIELDS.map((field) => [field, wallTimeOf(event[field], timeZone)])) as Record<TimeField, WallTime>;
  return { name, place, description, timeZone, capacity: String(capacity), currency, ...times };
};

/** Whether two versions of an event differ in nothing that the form shows. */
export const hasSameDetails = (one: ManagedEvent, other: ManagedEvent): boolean => {
  const [ofOne, ofOther] = [eventFormValuesOf(one), eventFormValuesOf(other)];
  return EVENT_FIELDS.every((field) => ofOne[field] === ofOther[field]);
};

/** What goes with the start when it moves, unless the organizer has set it. Registration opens whenever it opens. */
const FOLLOWERS = ['endsAt', 'checkInOpensAt', 'registrationClosesAt'] as const satisfies readonly TimeField[];

type Move = { from: WallTime; to: WallTime; values: EventFormFields; isSet: (field: TimeField) => boolean };

/** The times that move along with the start, by the same stretch of wall time. */
export const followStart = ({ from, to, values, isSet }: Move): { field: TimeField; wallTime: WallTime }[] => {
  // In UTC wall time has no gaps, so the stretch is what a calendar shows.
  const [before, after] = [instantOf(from, 'UTC'), instantOf(to, 'UTC')];
  if (!before || !after) return [];
  const stretch = Date.parse(after) - Date.parse(before);
  return FOLLOWERS.filter((field) => !isSet(field)).flatMap((field) => {
    const current = instantOf(values[field], 'UTC');
    return current ? [{ field, wallTime: wallTimeOf(new Date(Date.parse(current) + stretch).toISOString(), 'UTC') }] : [];
  });
};
