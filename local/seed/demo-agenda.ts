import type { SessionPlan } from './events.ts';

const HOUR_MS = 60 * 60 * 1000;

type Slot = Omit<SessionPlan, 'startsAt' | 'endsAt'> & {
  /** Hours after the event's start. */
  at: number;
  hours: number;
};

const SLOTS: Slot[] = [
  {
    at: 0,
    hours: 1,
    room: 'Main Hall',
    track: 'Keynote',
    title: 'Welcome aboard: what a harbour knows about crowds',
    speakers: ['Inês Carvalho'],
  },
  {
    at: 1.25,
    hours: 0.75,
    room: 'Main Hall',
    track: 'Operations',
    title: 'Ten thousand people, forty gates, no queue',
    speakers: ['Kwame Mensah'],
  },
  { at: 1.25, hours: 0.75, room: 'Boathouse', track: 'Design', title: 'Badges people keep', speakers: ['Sakura Tanaka', 'Léa Fontaine'] },
  {
    at: 1.25,
    hours: 1.5,
    room: 'Workshop Deck',
    track: 'Workshop',
    title: 'Wayfinding with tape and courage',
    speakers: ['Oskar Lindqvist'],
  },
  {
    at: 4,
    hours: 0.75,
    room: 'Main Hall',
    track: 'Operations',
    title: 'When the network goes: check-in in a basement',
    speakers: ['Priya Raman'],
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
  {
    at: 25.25,
    hours: 1.5,
    room: 'Workshop Deck',
    track: 'Workshop',
    title: 'Rehearse the emergency',
    speakers: ['Jonas Weber', 'Nadia Haddad'],
  },
  { at: 28, hours: 1, room: 'Main Hall', track: 'Closing', title: 'What we take home', speakers: ['Inês Carvalho'] },
];

/** Ten sessions over two days in three rooms, after the event's start. */
export const demoAgenda = (startsAt: Date): SessionPlan[] =>
  SLOTS.map(({ at, hours, ...session }) => ({
    ...session,
    startsAt: new Date(startsAt.getTime() + at * HOUR_MS).toISOString(),
    endsAt: new Date(startsAt.getTime() + (at + hours) * HOUR_MS).toISOString(),
  }));
