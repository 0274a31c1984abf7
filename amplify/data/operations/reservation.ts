import { a } from '@aws-amplify/backend';
import { reservations } from '../../functions/reservations/resource.ts';
import { organizers, signedIn } from '../authorization.ts';
import { resolver } from '../resolvers/bundle.ts';

const ofOneSession = { eventId: a.id().required(), sessionId: a.id().required() };

/** Seats in sessions: taken and given back by guests, and the news of them. */
export const reservationOperations = {
  /** A guest's own place in a session. */
  Reservation: a.customType({
    id: a.id().required(),
    eventId: a.id().required(),
    sessionId: a.id().required(),
    guestId: a.id().required(),
    state: a.ref('ReservationState').required(),
    version: a.integer().required(),
    reservedAt: a.datetime().required(),
    /** 1 is next in line; only while waitlisted. */
    waitlistPosition: a.integer(),
    calledAt: a.datetime(),
    comeBy: a.datetime(),
    admittedAt: a.datetime(),
    endedAt: a.datetime(),
  }),

  /** Takes a seat, or a place in line. A second call is answered with the first reservation. */
  reserveSeat: a
    .mutation()
    .arguments(ofOneSession)
    .returns(a.ref('Reservation').required())
    .authorization(signedIn)
    .handler(a.handler.function(reservations)),

  /** Gives the seat or the place in line back, also after being called. */
  releaseSeat: a
    .mutation()
    .arguments(ofOneSession)
    .returns(a.ref('Reservation').required())
    .authorization(signedIn)
    .handler(a.handler.function(reservations)),

  /** The caller's places at an event, also those that ended: at most as many as there are sessions. */
  listMyReservations: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('Reservation').required().array().required())
    .authorization(signedIn)
    .handler(a.handler.function(reservations)),

  /** Something of a session is not as it was: whom it concerns reads it anew. It carries ids alone. */
  SessionNews: a.customType({
    eventId: a.id().required(),
    sessionId: a.id().required(),
    kind: a.ref('SessionNewsKind').required(),
    /** Whom it concerns, at most 100; empty where it is everyone's. The filter of onMySessionNews looks here. */
    guestIds: a.id().required().array().required(),
    at: a.datetime().required(),
    /** Of CALLED. */
    comeBy: a.datetime(),
  }),

  /** Only functions may: the resolver refuses everyone with a token. */
  publishSessionNews: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      sessionId: a.id().required(),
      kind: a.ref('SessionNewsKind').required(),
      guestIds: a.id().required().array().required(),
      at: a.datetime().required(),
      comeBy: a.datetime(),
    })
    .returns(a.ref('SessionNews').required())
    .authorization(organizers)
    .handler(a.handler.custom({ entry: resolver('publish-session-news') })),

  /** To a guest: what concerns this guest. The resolver derives the guest from the caller's own registration. */
  onMySessionNews: a
    .subscription()
    .for(a.ref('publishSessionNews'))
    .arguments({ eventId: a.id().required(), guestId: a.id().required() })
    .authorization(signedIn)
    .handler([
      a.handler.custom({ dataSource: a.ref('Guest'), entry: resolver('read-own-guest') }),
      a.handler.custom({ entry: resolver('on-my-session-news') }),
    ]),
};
