import { a } from '@aws-amplify/backend';
import { manageEvent } from '../../functions/manage-event/resource.ts';
import { organizers } from '../authorization.ts';

/** An organizer's work on an event. */
export const eventOperations = {
  /** Validated by lib/validation/event.ts. */
  EventInput: a.customType({
    name: a.string().required(),
    description: a.string(),
    place: a.string().required(),
    timeZone: a.string().required(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    registrationOpensAt: a.datetime().required(),
    registrationClosesAt: a.datetime().required(),
    checkInOpensAt: a.datetime().required(),
    capacity: a.integer().required(),
    /** ISO 4217; EUR when a new event names none. updateEvent refuses another one. */
    currency: a.string(),
  }),
  /** As Event, for the answers of createEvent, updateEvent and publishEvent. */
  ManagedEvent: a.customType({
    id: a.id().required(),
    name: a.string().required(),
    description: a.string(),
    place: a.string().required(),
    timeZone: a.string().required(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    registrationOpensAt: a.datetime().required(),
    registrationClosesAt: a.datetime().required(),
    checkInOpensAt: a.datetime().required(),
    capacity: a.integer().required(),
    /** ISO 4217. */
    currency: a.string().required(),
    state: a.ref('EventState').required(),
    version: a.integer().required(),
  }),
  Assignment: a.customType({
    eventId: a.id().required(),
    email: a.string().required(),
    role: a.ref('EventRole').required(),
    state: a.ref('AssignmentState').required(),
    assignedAt: a.datetime().required(),
  }),

  createEvent: a
    .mutation()
    .arguments({ input: a.ref('EventInput').required(), idempotencyKey: a.string().required() })
    .returns(a.ref('ManagedEvent').required())
    .authorization(organizers)
    .handler(a.handler.function(manageEvent)),

  updateEvent: a
    .mutation()
    .arguments({ eventId: a.id().required(), input: a.ref('EventInput').required(), version: a.integer().required() })
    .returns(a.ref('ManagedEvent').required())
    .authorization(organizers)
    .handler(a.handler.function(manageEvent)),

  /** DRAFT to PUBLISHED and back. */
  publishEvent: a
    .mutation()
    .arguments({ eventId: a.id().required(), published: a.boolean().required() })
    .returns(a.ref('ManagedEvent').required())
    .authorization(organizers)
    .handler(a.handler.function(manageEvent)),

  assignStaff: a
    .mutation()
    .arguments({ eventId: a.id().required(), email: a.string().required(), role: a.ref('EventRole').required() })
    .returns(a.ref('Assignment').required())
    .authorization(organizers)
    .handler(a.handler.function(manageEvent)),

  unassignStaff: a
    .mutation()
    .arguments({ eventId: a.id().required(), email: a.string().required() })
    .returns(a.ref('Assignment').required())
    .authorization(organizers)
    .handler(a.handler.function(manageEvent)),
};
