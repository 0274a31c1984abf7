import { a } from '@aws-amplify/backend';
import { sessionDoor } from '../../functions/session-door/resource.ts';
import { eventStaff, gateKeepers } from '../authorization.ts';
import { resolver } from '../resolvers/bundle.ts';

const scan = {
  eventId: a.id().required(),
  sessionId: a.id().required(),
  /** Made by the device, once per scan; a retry sends the same. */
  scanId: a.string().required(),
  gate: a.string().required(),
  direction: a.ref('CheckInDirection').required(),
  scannedAt: a.datetime().required(),
};

/** The door of a session. */
export const sessionDoorOperations = {
  /** The people in a room, counted with the scans themselves. */
  RoomCount: a.customType({
    /** In the room now. */
    inside: a.integer().required(),
    /** Admitted so far, walk-ins among them. */
    admitted: a.integer().required(),
    walkIns: a.integer().required(),
    capacity: a.integer(),
    /** Rises with every count: of two the higher one is the newer. */
    version: a.integer().required(),
  }),
  DoorResult: a.customType({
    eventId: a.id().required(),
    sessionId: a.id().required(),
    scanId: a.string().required(),
    outcome: a.ref('CheckInOutcome').required(),
    /** What a repeated scan was answered the first time. */
    repeatedOutcome: a.ref('CheckInOutcome'),
    reason: a.ref('DoorDenial'),
    direction: a.ref('CheckInDirection').required(),
    gate: a.string().required(),
    isWalkIn: a.boolean().required(),
    scannedAt: a.datetime().required(),
    receivedAt: a.datetime().required(),
    guest: a.ref('BadgeGuest'),
    /** Of a DUPLICATE. */
    firstAdmittedAt: a.datetime(),
    firstGate: a.string(),
    /** From when this guest is let in, of NOT_OPEN and NOT_CALLED, if it is known. */
    opensAt: a.datetime(),
    room: a.ref('RoomCount').required(),
  }),

  admitToSession: a
    .mutation()
    .arguments({ ...scan, ticket: a.string().required() })
    .returns(a.ref('DoorResult').required())
    .authorization(gateKeepers)
    .handler(a.handler.function(sessionDoor)),

  /** By hand, for guests without their ticket. `override` lets in whoever is not called or came too late, while there is room. */
  admitToSessionByHand: a
    .mutation()
    .arguments({ ...scan, guestId: a.id().required(), override: a.boolean() })
    .returns(a.ref('DoorResult').required())
    .authorization(eventStaff)
    .handler(a.handler.function(sessionDoor)),

  /** To staff and wall screens: every scan at a door, with the count of its room. */
  onSessionDoor: a
    .subscription()
    .for([a.ref('admitToSession'), a.ref('admitToSessionByHand')])
    .arguments({ eventId: a.id().required(), sessionId: a.id().required() })
    .authorization(eventStaff)
    .handler(a.handler.custom({ entry: resolver('on-session-door') })),
};
