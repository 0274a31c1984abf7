import { randomUUID } from 'node:crypto';
import type { Role, World } from './roles.ts';

/** How an operation is called, and who may. Whoever is not named must be refused. */
export type Expectation = {
  allowed: readonly Role[];
  call: (world: World) => string;
  /** What strangers are told where the operation is about something of the caller's own. */
  refusal?: 'NOT_REGISTERED' | 'REQUEST_NOT_FOUND';
};

const EVERYONE: readonly Role[] = ['guest', 'stranger', 'kiosk', 'otherKiosk', 'staff', 'otherStaff', 'organizer'];
const ORGANIZER: readonly Role[] = ['organizer'];
const EVENT_STAFF: readonly Role[] = ['staff', 'organizer'];
const REGISTERED: readonly Role[] = ['guest'];
const GATE_KEEPERS: readonly Role[] = ['kiosk', 'staff', 'organizer'];

const scan = (): string => `scanId: "${randomUUID()}", gate: "North", direction: ENTRY, scannedAt: "${new Date().toISOString()}"`;
const registration = 'input: { givenName: "R", familyName: "S", notifyByEmail: false, notifyBySms: false, consent: true }';
const eventInput = (): string => {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  return `input: { name: "N", place: "P", timeZone: "UTC", startsAt: "${at(1)}", endsAt: "${at(9)}", registrationOpensAt: "${at(-24)}", registrationClosesAt: "${at(8)}", checkInOpensAt: "${at(0)}", capacity: 100 }`;
};
const session = (eventId: string): string => {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  return `eventId: "${eventId}", input: { title: "T", speakers: [], room: "R", startsAt: "${at(1)}", endsAt: "${at(2)}" }`;
};

const item = 'input: { category: BEVERAGE, name: "Tea", priceCents: 0, dietaryTags: [], area: "help" }';
const ofRequest = ({ eventId, requestId }: World): string => `eventId: "${eventId}", id: "${requestId}"`;

/** Every operation of the schema. The test fails when the schema has one that is not here. */
export const QUERIES: Record<string, Expectation> = {
  getPublishedEvent: { allowed: EVERYONE, call: ({ eventId }) => `getPublishedEvent(eventId: "${eventId}") { id }` },
  listPublishedEvents: { allowed: EVERYONE, call: () => 'listPublishedEvents { nextToken }' },
  getAgenda: { allowed: EVERYONE, call: ({ eventId }) => `getAgenda(eventId: "${eventId}") { eventId }` },
  getAgendaSession: {
    allowed: EVERYONE,
    call: ({ eventId, sessionId }) => `getAgendaSession(eventId: "${eventId}", sessionId: "${sessionId}") { id }`,
  },
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
  getCatalog: {
    allowed: ['guest', 'staff', 'organizer'],
    refusal: 'NOT_REGISTERED',
    call: ({ eventId }) => `getCatalog(eventId: "${eventId}") { nextToken }`,
  },
  listGuestRequests: { allowed: EVENT_STAFF, call: ({ eventId }) => `listGuestRequests(eventId: "${eventId}") { nextToken }` },
  listMyGuestRequests: { allowed: EVERYONE, call: ({ eventId }) => `listMyGuestRequests(eventId: "${eventId}") { nextToken }` },
  getMyTab: { allowed: REGISTERED, refusal: 'NOT_REGISTERED', call: ({ eventId }) => `getMyTab(eventId: "${eventId}") { dueCents }` },
  getRequestStats: { allowed: ORGANIZER, call: ({ eventId }) => `getRequestStats(eventId: "${eventId}") { countedAt }` },
  getSessionStatus: {
    allowed: EVENT_STAFF,
    call: ({ eventId, sessionId }) => `getSessionStatus(eventId: "${eventId}", sessionId: "${sessionId}") { taken }`,
  },
  listMyRequestAlerts: { allowed: EVENT_STAFF, call: ({ eventId }) => `listMyRequestAlerts(eventId: "${eventId}") { id }` },
  listMyNotices: { allowed: EVERYONE, call: ({ eventId }) => `listMyNotices(eventId: "${eventId}") { nextToken }` },
  listNotices: { allowed: ORGANIZER, call: ({ eventId }) => `listNotices(eventId: "${eventId}") { nextToken }` },
  // Whoever holds a link: what counts is its token, here a forged one.
  listMyReservations: { allowed: EVERYONE, call: ({ eventId }) => `listMyReservations(eventId: "${eventId}") { id }` },
  getMessageChoice: { allowed: EVERYONE, call: () => 'getMessageChoice(token: "FORGED") { eventName }' },
  getNoticeStats: { allowed: ORGANIZER, call: ({ eventId }) => `getNoticeStats(eventId: "${eventId}") { countedAt }` },
};

export const MUTATIONS: Record<string, Expectation> = {
  setMessageChoice: { allowed: EVERYONE, call: () => 'setMessageChoice(token: "FORGED", notifyByEmail: false) { eventName }' },
  resendNotices: { allowed: ORGANIZER, call: ({ eventId }) => `resendNotices(eventId: "${eventId}", ids: ["${eventId}#none"]) { id }` },
  registerGuest: {
    allowed: EVERYONE,
    // For the other event, so that whoever is a stranger to this one stays so.
    call: ({ otherEventId }) => `registerGuest(eventId: "${otherEventId}", ${registration}, idempotencyKey: "${randomUUID()}") { guestId }`,
  },
  updateMyRegistration: {
    allowed: EVERYONE,
    call: ({ eventId }) => `updateMyRegistration(eventId: "${eventId}", ${registration}) { guestId }`,
  },
  updateMyProfile: { allowed: EVERYONE, call: () => 'updateMyProfile(name: "Robin") { name }' },
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
  createSession: {
    allowed: ORGANIZER,
    call: ({ eventId }) => `createSession(${session(eventId)}, idempotencyKey: "${randomUUID()}") { id }`,
  },
  updateSession: {
    allowed: ORGANIZER,
    call: ({ eventId, sessionId }) => `updateSession(${session(eventId)}, sessionId: "${sessionId}", version: 999) { id }`,
  },
  cancelSession: {
    allowed: ORGANIZER,
    call: ({ eventId, sessionId }) =>
      `cancelSession(eventId: "${eventId}", sessionId: "${sessionId}", cancelled: true, reason: "R", version: 999) { id }`,
  },
  admitToSession: {
    allowed: GATE_KEEPERS,
    call: ({ eventId, sessionId, ticket }) =>
      `admitToSession(eventId: "${eventId}", sessionId: "${sessionId}", ticket: "${ticket}", ${scan()}) { outcome }`,
  },
  admitToSessionByHand: {
    allowed: EVENT_STAFF,
    call: ({ eventId, sessionId, guestId }) =>
      `admitToSessionByHand(eventId: "${eventId}", sessionId: "${sessionId}", guestId: "${guestId}", ${scan()}) { outcome }`,
  },
  reserveSeat: {
    allowed: REGISTERED,
    refusal: 'NOT_REGISTERED',
    call: ({ eventId, sessionId }) => `reserveSeat(eventId: "${eventId}", sessionId: "${sessionId}") { id }`,
  },
  releaseSeat: {
    allowed: REGISTERED,
    refusal: 'NOT_REGISTERED',
    call: ({ eventId, sessionId }) => `releaseSeat(eventId: "${eventId}", sessionId: "${sessionId}") { id }`,
  },
  // Functions alone, which sign with their role.
  publishSessionNews: {
    allowed: [],
    call: ({ eventId, sessionId, guestId }) =>
      `publishSessionNews(eventId: "${eventId}", sessionId: "${sessionId}", kind: CALLED, guestIds: ["${guestId}"], at: "${new Date().toISOString()}") { kind }`,
  },
  callUpSession: {
    allowed: EVENT_STAFF,
    call: ({ eventId, sessionId }) =>
      `callUpSession(eventId: "${eventId}", sessionId: "${sessionId}", count: 1, clientKey: "${randomUUID()}") { called }`,
  },
  pauseCallUp: {
    allowed: EVENT_STAFF,
    call: ({ eventId, sessionId }) => `pauseCallUp(eventId: "${eventId}", sessionId: "${sessionId}", paused: false) { called }`,
  },
  createCatalogItem: {
    allowed: ORGANIZER,
    call: ({ eventId }) => `createCatalogItem(eventId: "${eventId}", ${item}, idempotencyKey: "${randomUUID()}") { id }`,
  },
  updateCatalogItem: {
    allowed: ORGANIZER,
    call: ({ eventId, itemId }) => `updateCatalogItem(eventId: "${eventId}", itemId: "${itemId}", ${item}, version: 999) { id }`,
  },
  archiveCatalogItem: {
    allowed: ORGANIZER,
    call: ({ eventId, itemId }) => `archiveCatalogItem(eventId: "${eventId}", itemId: "${itemId}", archived: false) { id }`,
  },
  setCatalogStock: {
    allowed: EVENT_STAFF,
    call: ({ eventId, itemId }) => `setCatalogStock(eventId: "${eventId}", itemId: "${itemId}", stock: 5, expectedStock: 5) { id }`,
  },
  saveServiceAreas: {
    allowed: ORGANIZER,
    call: ({ eventId }) => `saveServiceAreas(eventId: "${eventId}", areas: [], version: 999) { version }`,
  },
  createGuestRequest: {
    allowed: REGISTERED,
    refusal: 'NOT_REGISTERED',
    call: ({ eventId }) =>
      `createGuestRequest(eventId: "${eventId}", category: ASSISTANCE, items: [], note: "Help", clientKey: "${randomUUID()}") { id }`,
  },
  claimGuestRequest: { allowed: EVENT_STAFF, call: (world) => `claimGuestRequest(${ofRequest(world)}) { id }` },
  releaseGuestRequest: { allowed: EVENT_STAFF, call: (world) => `releaseGuestRequest(${ofRequest(world)}) { id }` },
  fulfilGuestRequest: { allowed: EVENT_STAFF, call: (world) => `fulfilGuestRequest(${ofRequest(world)}) { id }` },
  reopenGuestRequest: { allowed: EVENT_STAFF, call: (world) => `reopenGuestRequest(${ofRequest(world)}) { id }` },
  declineGuestRequest: { allowed: EVENT_STAFF, call: (world) => `declineGuestRequest(${ofRequest(world)}, reason: "Closed") { id }` },
  recordPayment: { allowed: EVENT_STAFF, call: (world) => `recordPayment(${ofRequest(world)}, lines: [0], method: CASH) { id }` },
  undoPayment: { allowed: EVENT_STAFF, call: (world) => `undoPayment(${ofRequest(world)}, lines: [0]) { id }` },
  cancelGuestRequest: {
    allowed: REGISTERED,
    refusal: 'REQUEST_NOT_FOUND',
    call: (world) => `cancelGuestRequest(${ofRequest(world)}) { id }`,
  },
  createRequestAlert: {
    allowed: EVENT_STAFF,
    call: ({ eventId }) => `createRequestAlert(eventId: "${eventId}", area: "help", channel: EMAIL) { id }`,
  },
  deleteRequestAlert: { allowed: EVENT_STAFF, call: ({ eventId }) => `deleteRequestAlert(eventId: "${eventId}", id: "none") { id }` },
};

export const SUBSCRIPTIONS: Record<string, Expectation> = {
  onSessionNews: { allowed: EVENT_STAFF, call: ({ eventId }) => `onSessionNews(eventId: "${eventId}") { sessionId }` },
  onMySessionNews: {
    allowed: REGISTERED,
    call: ({ eventId, guestId }) => `onMySessionNews(eventId: "${eventId}", guestId: "${guestId}") { sessionId }`,
  },
  onCheckIn: { allowed: EVENT_STAFF, call: ({ eventId }) => `onCheckIn(eventId: "${eventId}") { scanId }` },
  onSessionDoor: {
    allowed: EVENT_STAFF,
    call: ({ eventId, sessionId }) => `onSessionDoor(eventId: "${eventId}", sessionId: "${sessionId}") { scanId }`,
  },
  onGuestRequest: { allowed: EVENT_STAFF, call: ({ eventId }) => `onGuestRequest(eventId: "${eventId}") { id }` },
  // Everyone hears of their own alone: the filter names the caller.
  onMyGuestRequest: { allowed: EVERYONE, call: ({ eventId }) => `onMyGuestRequest(eventId: "${eventId}") { id }` },
};
