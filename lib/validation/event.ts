import * as z from 'zod';
import { isCurrency } from './currency.ts';
import { isTimeZone } from './time-zone.ts';
import { line, optionalText } from './text.ts';

export const EVENT_LIMITS = { name: 120, place: 200, description: 4000, capacity: 1_000_000, days: 60 } as const;

const DAY_MS = 24 * 60 * 60 * 1000;

/** An instant, ISO 8601 with zone; becomes UTC. */
const instant = (what: string) =>
  z.iso.datetime({ offset: true, error: `Please enter ${what}.` }).transform((value) => new Date(value).toISOString());

const isInstant = (value: unknown): boolean => z.iso.datetime({ offset: true }).safeParse(value).success;

/** The organizer's form and the input of createEvent and updateEvent. */
export const eventInput = z
  .object({
    name: line('a name', EVENT_LIMITS.name),
    description: optionalText(EVENT_LIMITS.description),
    place: line('a place', EVENT_LIMITS.place),
    timeZone: z.string().refine(isTimeZone, 'Please choose a time zone, for example Europe/Lisbon.'),
    startsAt: instant('when it starts'),
    endsAt: instant('when it ends'),
    registrationOpensAt: instant('when registration opens'),
    registrationClosesAt: instant('when registration closes'),
    checkInOpensAt: instant('when the doors open'),
    capacity: z
      .number({ error: 'Please enter how many guests fit in.' })
      .int('Please enter a whole number.')
      .min(1, 'Please enter at least 1.')
      .max(EVENT_LIMITS.capacity, `Please enter at most ${EVENT_LIMITS.capacity.toLocaleString('en')}.`),
    currency: z
      .string()
      .nullish()
      .transform((code) => code ?? undefined)
      .pipe(z.string().refine(isCurrency, 'Please choose a currency.').optional()),
  })
  .superRefine((event, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    // Runs although a field may be marked already: such a field is compared with nothing. Valid ones are UTC in one format,
    // so that text order is time order.
    const inOrder = (earlier: string, later: string, areOrdered: boolean) => areOrdered || !isInstant(earlier) || !isInstant(later);
    const { startsAt, endsAt, registrationOpensAt, registrationClosesAt, checkInOpensAt } = event;
    if (!inOrder(startsAt, endsAt, startsAt < endsAt)) complain('endsAt', 'It must end after it starts.');
    if (!inOrder(startsAt, endsAt, Date.parse(endsAt) - Date.parse(startsAt) <= EVENT_LIMITS.days * DAY_MS)) {
      complain('endsAt', `It may last at most ${EVENT_LIMITS.days} days.`);
    }
    if (!inOrder(registrationOpensAt, registrationClosesAt, registrationOpensAt < registrationClosesAt)) {
      complain('registrationClosesAt', 'Registration must close after it opens.');
    }
    if (!inOrder(registrationClosesAt, endsAt, registrationClosesAt <= endsAt)) {
      complain('registrationClosesAt', 'Registration must close before the event ends.');
    }
    if (!inOrder(checkInOpensAt, endsAt, checkInOpensAt < endsAt)) complain('checkInOpensAt', 'The doors must open before the event ends.');
  });

/** A valid event: trimmed, instants in UTC. */
export type EventInput = z.infer<typeof eventInput>;
