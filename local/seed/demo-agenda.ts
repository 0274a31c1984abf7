import type { Doors } from './doors.ts';
import { createSessions, type SessionPlan } from './events.ts';
import { reserveSeat } from './reservations.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** Guests of the demo who have seats. */
type Seated = 'ada' | 'mary' | 'alan';

type Slot = Omit<SessionPlan, 'startsAt' | 'endsAt' | 'reservationOpensAt'> & {
  /** Hours after the event's start. */
  at: number;
  hours: number;
  /** Who reserves, in this order; whom the seats do not suffice for waits in line. Absent: seats are not reserved. */
  seats?: Seated[];
};

const SLOTS: Slot[] = [
  {
    at: 0,
    hours: 1,
    room: 'Main Hall',
    track: 'Keynote',
    title: 'Welcome aboard: what a harbour knows about crowds',
    abstract: 'A ferry lands four hundred people in six minutes, every twenty minutes, without a single sign. What we can take from that.',
    speakers: ['Inês Carvalho'],
  },
  {
    at: 1.25,
    hours: 0.75,
    room: 'Main Hall',
    track: 'Operations',
    title: 'Ten thousand people, forty gates, no queue',
    abstract: 'How one of the largest fairs of the continent got rid of its morning queue, with numbers from every gate.',
    speakers: ['Kwame Mensah'],
    capacity: 120,
    seats: [],
  },
  // Full, with Ada in line. Whoever has a seat here cannot have one in the Main Hall.
  {
    at: 1.25,
    hours: 0.75,
    room: 'Boathouse',
    track: 'Design',
    title: 'Badges people keep',
    abstract: 'Paper, ribbon, enamel: what makes a badge a souvenir instead of litter.',
    speakers: ['Sakura Tanaka', 'Léa Fontaine'],
    capacity: 2,
    seats: ['mary', 'alan', 'ada'],
  },
  {
    at: 1.25,
    hours: 1.5,
    room: 'Workshop Deck',
    track: 'Workshop',
    title: 'Wayfinding with tape and courage',
    speakers: ['Oskar Lindqvist'],
    capacity: 24,
    seats: [],
  },
  {
    at: 4,
    hours: 0.75,
    room: 'Main Hall',
    track: 'Operations',
    title: 'When the network goes: check-in in a basement',
    speakers: ['Priya Raman'],
    capacity: 120,
  },
  { at: 4, hours: 0.75, room: 'Boathouse', track: 'Access', title: 'An event for every body', speakers: ['Yusuf Demir'] },
  {
    at: 24,
    hours: 1,
    room: 'Main Hall',
    track: 'Keynote',
    title: 'Small boats, big ships: scaling what feels personal',
    speakers: ['Amara Okafor'],
  },
  {
    at: 25.25,
    hours: 0.75,
    room: 'Boathouse',
    track: 'Food',
    title: 'Feeding 2,000 people between two sessions',
    speakers: ['Giulia Conti'],
  },
  // Three of four seats are taken: it is filling.
  {
    at: 25.25,
    hours: 1.5,
    room: 'Workshop Deck',
    track: 'Workshop',
    title: 'Rehearse the emergency',
    speakers: ['Jonas Weber', 'Nadia Haddad'],
    capacity: 4,
    seats: ['ada', 'mary', 'alan'],
  },
  { at: 28, hours: 1, room: 'Main Hall', track: 'Closing', title: 'What we take home', speakers: ['Inês Carvalho'] },
];

/** It starts in 40 minutes, so that its guests are called in ten. */
const SOON: Omit<Slot, 'at'> = {
  hours: 0.5,
  room: 'Pier 3',
  track: 'Outdoors',
  title: 'Before the doors: reading a crowd from the water',
  abstract: 'Half an hour on the pier, while the first guests arrive across the street.',
  speakers: ['Tomás Ribeiro'],
  capacity: 12,
  seats: ['ada', 'mary', 'alan'],
};

type Plan = { session: SessionPlan; seats: Seated[] };

/** Eleven sessions over two days in four rooms: one about to begin, the others after the event's start. */
export const demoAgenda = ({ startsAt, now }: { startsAt: Date; now: Date }): Plan[] => {
  const soon = Math.ceil((now.getTime() + 40 * MINUTE_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  const slots = [{ ...SOON, at: (soon - startsAt.getTime()) / HOUR_MS }, ...SLOTS];
  return slots.map(({ at, hours, seats, ...session }) => ({
    session: {
      ...session,
      startsAt: new Date(startsAt.getTime() + at * HOUR_MS).toISOString(),
      endsAt: new Date(startsAt.getTime() + (at + hours) * HOUR_MS).toISOString(),
      ...(seats && { reservationOpensAt: new Date(now.getTime() - 24 * HOUR_MS).toISOString() }),
    },
    seats: seats ?? [],
  }));
};

type Agenda = { organizerToken: string; eventId: string; plans: readonly Plan[] };

/** Puts the sessions on the agenda. Returns who reserves where. */
export const createAgenda = async (
  doors: Doors,
  { organizerToken, eventId, plans }: Agenda,
): Promise<{ sessionId: string; guest: Seated }[]> => {
  const ids = await createSessions(
    doors,
    organizerToken,
    eventId,
    plans.map(({ session }) => session),
  );
  return plans.flatMap(({ seats }, index) => seats.map((guest) => ({ sessionId: ids[index] ?? '', guest })));
};

type Seats = { eventId: string; tokens: Record<Seated, string>; seats: readonly { sessionId: string; guest: Seated }[] };

/** Takes the seats one after the other, so that it is the last one who waits. */
export const takeSeats = async (doors: Doors, { eventId, tokens, seats }: Seats): Promise<void> => {
  for (const { sessionId, guest } of seats) await reserveSeat(doors, tokens[guest], eventId, sessionId);
};
