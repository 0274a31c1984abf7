import { a } from '@aws-amplify/backend';
import { checkInDesk } from '../../functions/check-in-desk/resource.ts';
import { eventStaff, gateKeepers } from '../authorization.ts';
import { resolver } from '../resolvers/bundle.ts';

/** Scans at the gate, the badge, and the staff's check-in desk. */
export const checkInOperations = {
  /** What a badge shows, and nothing more. */
  BadgeGuest: a.customType({
    guestId: a.id().required(),
    givenName: a.string().required(),
    familyName: a.string().required(),
    company: a.string(),
    jobTitle: a.string(),
    badgePrintedAt: a.datetime(),
  }),
  /** The server's answer to one scan. Every field is stored, so that a repeated scan gets the same answer. */
  CheckInResult: a.customType({
    eventId: a.id().required(),
    scanId: a.string().required(),
    outcome: a.ref('CheckInOutcome').required(),
    /** The first answer to this scanId, when `outcome` is REPEATED. */
    repeatedOutcome: a.ref('CheckInOutcome'),
    reason: a.ref('CheckInDenial'),
    direction: a.ref('CheckInDirection').required(),
    gate: a.string().required(),
    byHand: a.boolean().required(),
    offline: a.boolean().required(),
    scannedAt: a.datetime().required(),
    receivedAt: a.datetime().required(),
    /** The person who holds the ticket; absent when it is unknown. */
    guest: a.ref('BadgeGuest'),
    /** The scan that admitted the guest, when `outcome` is DUPLICATE. */
    firstCheckedInAt: a.datetime(),
    firstGate: a.string(),
    firstDeviceId: a.string(),
    undoneAt: a.datetime(),
    undoReason: a.string(),
  }),
  CheckInPage: a.customType({ items: a.ref('CheckInResult').required().array().required(), nextToken: a.string() }),
  BadgePrint: a.customType({
    scanId: a.string().required(),
    status: a.ref('BadgePrintStatus').required(),
    reason: a.string(),
    printedBy: a.string().required(),
    printedAt: a.datetime().required(),
  }),
  BadgePrintResult: a.customType({
    eventId: a.id().required(),
    guestId: a.id().required(),
    /** False when the badge had been printed before: the first print stands and nothing was written. */
    recorded: a.boolean().required(),
    badgePrintedAt: a.datetime(),
    badgePrintCount: a.integer().required(),
  }),
  GuestSummary: a.customType({
    guestId: a.id().required(),
    eventId: a.id().required(),
    state: a.ref('GuestState').required(),
    givenName: a.string().required(),
    familyName: a.string().required(),
    email: a.string().required(),
    company: a.string(),
    jobTitle: a.string(),
    accessibilityNeeds: a.string(),
    checkedInAt: a.datetime(),
    checkedInGate: a.string(),
    checkedInScanId: a.string(),
    checkedOutAt: a.datetime(),
    badgePrintedAt: a.datetime(),
    badgePrintCount: a.integer().required(),
  }),
  GuestSummaryPage: a.customType({ items: a.ref('GuestSummary').required().array().required(), nextToken: a.string() }),

  checkIn: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      ticket: a.string().required(),
      /** Made by the device, once per scan; a retry sends the same. */
      scanId: a.string().required(),
      gate: a.string().required(),
      direction: a.ref('CheckInDirection').required(),
      scannedAt: a.datetime().required(),
      offline: a.boolean(),
    })
    .returns(a.ref('CheckInResult').required())
    .authorization(gateKeepers)
    .handler([
      a.handler.custom({ dataSource: 'CheckInReads', entry: resolver('read-scan') }),
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('admit-ticket') }),
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('explain-refusal') }),
      a.handler.custom({ dataSource: a.ref('CheckIn'), entry: resolver('record-scan') }),
      a.handler.custom({ dataSource: a.ref('CheckIn'), entry: resolver('answer-repeated') }),
    ]),

  /** Staff admit a guest whom they found by name. */
  checkInByHand: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      guestId: a.id().required(),
      scanId: a.string().required(),
      gate: a.string().required(),
      direction: a.ref('CheckInDirection').required(),
      scannedAt: a.datetime().required(),
    })
    .returns(a.ref('CheckInResult').required())
    .authorization(eventStaff)
    .handler([
      a.handler.custom({ dataSource: 'CheckInReads', entry: resolver('read-scan') }),
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('admit-guest') }),
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('explain-refusal') }),
      a.handler.custom({ dataSource: a.ref('CheckIn'), entry: resolver('record-scan') }),
      a.handler.custom({ dataSource: a.ref('CheckIn'), entry: resolver('answer-repeated') }),
    ]),

  undoCheckIn: a
    .mutation()
    .arguments({ eventId: a.id().required(), scanId: a.string().required(), reason: a.string().required() })
    .returns(a.ref('CheckInResult').required())
    .authorization(eventStaff)
    .handler([
      a.handler.custom({ dataSource: a.ref('CheckIn'), entry: resolver('read-undoable-scan') }),
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('withdraw-admission') }),
      a.handler.custom({ dataSource: a.ref('CheckIn'), entry: resolver('record-undo') }),
    ]),

  recordBadgePrint: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      guestId: a.id().required(),
      scanId: a.string().required(),
      status: a.ref('BadgePrintStatus').required(),
      reason: a.string(),
    })
    .returns(a.ref('BadgePrintResult').required())
    .authorization(gateKeepers)
    .handler([
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('record-badge-print') }),
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('explain-badge-print') }),
    ]),

  findGuests: a
    .query()
    .arguments({ eventId: a.id().required(), query: a.string().required(), nextToken: a.string() })
    .returns(a.ref('GuestSummaryPage').required())
    .authorization(eventStaff)
    .handler(a.handler.function(checkInDesk)),

  /** Newest first. */
  listCheckIns: a
    .query()
    .arguments({ eventId: a.id().required(), nextToken: a.string() })
    .returns(a.ref('CheckInPage').required())
    .authorization(eventStaff)
    .handler(a.handler.function(checkInDesk)),

  /** Every scan and every undo of the event, as it happens. */
  onCheckIn: a
    .subscription()
    .for([a.ref('checkIn'), a.ref('checkInByHand'), a.ref('undoCheckIn')])
    .arguments({ eventId: a.id().required() })
    .authorization(eventStaff)
    .handler(a.handler.custom({ entry: resolver('on-check-in') })),
};
