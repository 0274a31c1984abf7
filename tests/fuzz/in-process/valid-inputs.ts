import type { z } from 'zod';
import { callUpInput } from '../../../lib/validation/call-up.ts';
import { catalogItemInput, serviceAreasInput, stockInput, versionInput } from '../../../lib/validation/catalog.ts';
import { eventIdInput, gateInput, guestSearchInput, reasonInput } from '../../../lib/validation/check-in.ts';
import { eventInput } from '../../../lib/validation/event.ts';
import { declineReasonInput, guestRequestInput, linePositionsInput, paymentMethodInput } from '../../../lib/validation/guest-request.ts';
import { idempotencyKey, registrationInput } from '../../../lib/validation/registration.ts';
import { requestAlertInput } from '../../../lib/validation/request-alert.ts';
import { guestAtDoorInput, ticketAtDoorInput } from '../../../lib/validation/session-door.ts';
import { sessionCancellation, sessionIdInput, sessionInput } from '../../../lib/validation/session.ts';
import { assignmentInput, unassignmentInput } from '../../../lib/validation/staff-assignment.ts';

const NOW = new Date('2027-06-12T12:00:00.000Z');
const EVENT_ID = 'ABCDEFGH';
const scan = {
  eventId: EVENT_ID,
  sessionId: 'ABCDEFGHIJKLMNOP',
  scanId: 'scan-0001',
  gate: 'North',
  direction: 'ENTRY',
  scannedAt: NOW.toISOString(),
};
const item = {
  category: 'BEVERAGE',
  name: 'Tea',
  priceCents: 250,
  dietaryTags: ['vegan'],
  area: 'help',
  availableFrom: '',
  limitPerGuest: 2,
};

/** Every schema that takes what people and devices send, with an input that it accepts. */
export const VALID_INPUTS: readonly { schema: z.ZodType; valid: unknown }[] = [
  { schema: callUpInput, valid: { count: 20, clientKey: 'tap-00001' } },
  { schema: catalogItemInput, valid: item },
  {
    schema: serviceAreasInput,
    valid: [
      { name: 'Bar', targetMinutes: 5 },
      { id: 'help', name: 'Help', targetMinutes: 3 },
    ],
  },
  { schema: stockInput, valid: 5 },
  { schema: versionInput, valid: 3 },
  { schema: eventIdInput, valid: EVENT_ID },
  { schema: gateInput, valid: 'North gate' },
  { schema: reasonInput, valid: 'Wrong person' },
  { schema: guestSearchInput, valid: 'ada love' },
  {
    schema: eventInput,
    valid: {
      ...{ name: 'Summit', description: 'Two days.', place: 'Harbour', timeZone: 'Europe/Lisbon', capacity: 100, currency: 'EUR' },
      ...{ startsAt: '2027-06-12T08:00:00Z', endsAt: '2027-06-13T18:00:00+01:00', checkInOpensAt: '2027-06-12T07:00:00Z' },
      ...{ registrationOpensAt: '2027-01-01T00:00:00Z', registrationClosesAt: '2027-06-10T00:00:00Z' },
    },
  },
  { schema: declineReasonInput, valid: 'Closed' },
  {
    schema: guestRequestInput,
    valid: {
      ...{ category: 'FOOD', items: [{ itemId: 'cake', quantity: 2, unitPriceCents: 350 }], location: 'Row 4' },
      ...{ note: 'No nuts', clientKey: 'order-0001' },
    },
  },
  { schema: linePositionsInput, valid: [0, 2] },
  { schema: paymentMethodInput, valid: 'CASH' },
  { schema: idempotencyKey, valid: 'key-0001' },
  {
    schema: registrationInput,
    valid: {
      ...{ givenName: 'Ada', familyName: 'Lovelace', company: 'Engines', phone: '+351 912 345 678', language: 'en' },
      ...{ notifyByEmail: true, notifyBySms: true, consent: true },
    },
  },
  { schema: requestAlertInput, valid: { eventId: EVENT_ID, area: 'help', channel: 'SMS', phone: '+351912345678' } },
  { schema: ticketAtDoorInput(NOW), valid: { ...scan, ticket: 'U1.X' } },
  { schema: guestAtDoorInput(NOW), valid: { ...scan, guestId: 'ABCDEFGHIJKLMNOP', override: true } },
  { schema: sessionIdInput, valid: scan.sessionId },
  { schema: sessionCancellation, valid: { cancelled: true, reason: 'The speaker is ill', version: 2 } },
  {
    schema: sessionInput,
    valid: {
      ...{
        title: 'Talk',
        speakers: ['Ada Lovelace'],
        room: 'Hall 1',
        track: 'Engines',
        capacity: 120,
        queueLeadMinutes: 30,
        releaseMinutes: 10,
      },
      ...{ startsAt: '2027-06-12T10:00:00Z', endsAt: '2027-06-12T11:00:00Z', reservationOpensAt: '2027-06-01T08:00:00Z' },
    },
  },
  { schema: assignmentInput, valid: { eventId: EVENT_ID, email: 'Ada@Usher.example', role: 'STAFF' } },
  { schema: unassignmentInput, valid: { eventId: EVENT_ID, email: 'ada@usher.example' } },
];
