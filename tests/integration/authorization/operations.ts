import { randomUUID } from 'node:crypto';
import type { Role, World } from './roles.ts';

/** How an operation is called, and who may. Whoever is not named must be refused. */
export type Expectation = { allowed: readonly Role[]; call: (world: World) => string };

const EVERYONE: readonly Role[] = ['guest', 'stranger', 'kiosk', 'otherKiosk', 'staff', 'otherStaff', 'organizer'];
const ORGANIZER: readonly Role[] = ['organizer'];
const EVENT_STAFF: readonly Role[] = ['staff', 'organizer'];
const GATE_KEEPERS: readonly Role[] = ['kiosk', 'staff', 'organizer'];

const scan = (): string => `scanId: "${randomUUID()}", gate: "North", direction: ENTRY, scannedAt: "${new Date().toISOString()}"`;
const registration = 'input: { givenName: "R", familyName: "S", notifyByEmail: false, notifyBySms: false, consent: true }';
const eventInput = (): string => {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  return `input: { name: "N", place: "P", timeZone: "UTC", startsAt: "${at(1)}", endsAt: "${at(9)}", registrationOpensAt: "${at(-24)}", registrationClosesAt: "${at(8)}", checkInOpensAt: "${at(0)}", capacity: 100 }`;
};
const session = (eventId: string): string => {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  return `eventId: "${eventId}", title: "T", room: "R", startsAt: "${at(1)}", endsAt: "${at(2)}"`;
};

/** Every operation of the schema. The test fails when the schema has one that is not here. */
export const QUERIES: Record<string, Expectation> = {
  getPublishedEvent: { allowed: EVERYONE, call: ({ eventId }) => `getPublishedEvent(eventId: "${eventId}") { id }` },
  listPublishedEvents: { allowed: EVERYONE, call: () => 'listPublishedEvents { nextToken }' },
  getAgenda: { allowed: EVERYONE, call: ({ eventId }) => `getAgenda(eventId: "${eventId}") { nextToken }` },
  getMyRegistration: { allowed: EVERYONE, call: ({ eventId }) => `getMyRegistration(eventId: "${eventId}") { guestId }` },
  listMyRegistrations: { allowed: EVERYONE, call: () => 'listMyRegistrations { nextToken }' },
  findGuests: { allowed: EVENT_STAFF, call: ({ eventId }) => `findGuests(eventId: "${eventId}", query: "rosa") { nextToken }` },
  listCheckIns: { allowed: EVENT_STAFF, call: ({ eventId }) => `listCheckIns(eventId: "${eventId}") { nextToken }` },
  getEvent: { allowed: ORGANIZER, call: ({ eventId }) => `getEvent(id: "${eventId}") { id }` },
  listEventsByStart: { allowed: ORGANIZER, call: () => 'listEventsByStart(kind: "EVENT") { nextToken }' },
  getProfile: { allowed: ['guest'], call: ({ profileId }) => `getProfile(id: "${profileId}") { id }` },
  listStaffAssignments: { allowed: ORGANIZER, call: ({ eventId }) => `listStaffAssignments(eventId: "${eventId}") { nextToken }` },
  listStaffAssignmentsByEmail: { allowed: ORGANIZER, call: () => 'listStaffAssignmentsByEmail(email: "a@b.example") { nextToken }' },
  getSession: { allowed: ORGANIZER, call: ({ sessionId }) => `getSession(id: "${sessionId}") { id }` },
  listSessionsByEvent: { allowed: ORGANIZER, call: ({ eventId }) => `listSessionsByEvent(eventId: "${eventId}") { nextToken }` },
  getCatalogItem: { allowed: ORGANIZER, call: () => 'getCatalogItem(id: "none") { id }' },
  listCatalogItemsByEvent: { allowed: ORGANIZER, call: ({ eventId }) => `listCatalogItemsByEvent(eventId: "${eventId}") { nextToken }` },
};

export const MUTATIONS: Record<string, Expectation> = {
  registerGuest: {
    allowed: EVERYONE,
    call: ({ eventId }) => `registerGuest(eventId: "${eventId}", ${registration}, idempotencyKey: "${randomUUID()}") { guestId }`,
  },
  updateMyRegistration: {
    allowed: EVERYONE,
    call: ({ eventId }) => `updateMyRegistration(eventId: "${eventId}", ${registration}) { guestId }`,
  },
  cancelMyRegistration: { allowed: EVERYONE, call: () => 'cancelMyRegistration(eventId: "AAAAAAAA") { guestId }' },
  checkIn: {
    allowed: GATE_KEEPERS,
    call: ({ eventId, ticket }) => `checkIn(eventId: "${eventId}", ticket: "${ticket}", ${scan()}) { outcome }`,
  },
  checkInByHand: {
    allowed: EVENT_STAFF,
    call: ({ eventId, guestId }) => `checkInByHand(eventId: "${eventId}", guestId: "${guestId}", ${scan()}) { outcome }`,
  },
  undoCheckIn: {
    allowed: EVENT_STAFF,
    call: ({ eventId }) => `undoCheckIn(eventId: "${eventId}", scanId: "${randomUUID()}", reason: "test") { outcome }`,
  },
  recordBadgePrint: {
    allowed: GATE_KEEPERS,
    call: ({ eventId, guestId }) =>
      `recordBadgePrint(eventId: "${eventId}", guestId: "${guestId}", scanId: "${randomUUID()}", status: PRINTED) { recorded }`,
  },
  createEvent: { allowed: ORGANIZER, call: () => `createEvent(${eventInput()}, idempotencyKey: "${randomUUID()}") { id }` },
  updateEvent: { allowed: ORGANIZER, call: ({ eventId }) => `updateEvent(eventId: "${eventId}", ${eventInput()}, version: 999) { id }` },
  publishEvent: { allowed: ORGANIZER, call: ({ eventId }) => `publishEvent(eventId: "${eventId}", published: true) { id }` },
  assignStaff: {
    allowed: ORGANIZER,
    call: ({ eventId }) => `assignStaff(eventId: "${eventId}", email: "new-${randomUUID()}@roles.example", role: STAFF) { state }`,
  },
  unassignStaff: {
    allowed: ORGANIZER,
    call: ({ eventId }) => `unassignStaff(eventId: "${eventId}", email: "nobody@roles.example") { state }`,
  },
  createSession: { allowed: ORGANIZER, call: ({ eventId }) => `createSession(input: { ${session(eventId)} }) { id }` },
  updateSession: { allowed: ORGANIZER, call: ({ sessionId }) => `updateSession(input: { id: "${sessionId}", title: "Renamed" }) { id }` },
  deleteSession: { allowed: ORGANIZER, call: () => 'deleteSession(input: { id: "none" }) { id }' },
  createCatalogItem: {
    allowed: ORGANIZER,
    call: ({ eventId }) =>
      `createCatalogItem(input: { eventId: "${eventId}", category: FOOD, name: "Soup", priceCents: 0, area: "Bar" }) { id }`,
  },
  updateCatalogItem: { allowed: ORGANIZER, call: () => 'updateCatalogItem(input: { id: "none", name: "Stew" }) { id }' },
  deleteCatalogItem: { allowed: ORGANIZER, call: () => 'deleteCatalogItem(input: { id: "none" }) { id }' },
};

export const SUBSCRIPTIONS: Record<string, Expectation> = {
  onCheckIn: { allowed: EVENT_STAFF, call: ({ eventId }) => `onCheckIn(eventId: "${eventId}") { scanId }` },
};
