import { a } from '@aws-amplify/backend';
import { requestAlerts } from '../../functions/request-alerts/resource.ts';
import { eventStaff } from '../authorization.ts';

/** Staff without a screen hear of requests by e-mail or text message, through SNS. */
export const requestAlertOperations = {
  StaffAlert: a.customType({
    id: a.id().required(),
    eventId: a.id().required(),
    /** Id of the service area; `*` for all. */
    area: a.string().required(),
    channel: a.ref('AlertChannel').required(),
    endpoint: a.string().required(),
    /** PENDING until the owner of the e-mail address followed the link of SNS. */
    state: a.ref('AlertState').required(),
    createdAt: a.datetime().required(),
  }),

  /** For oneself: e-mails go to the caller's verified address, text messages to `phone`. Twice the same gives the first. */
  createRequestAlert: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      area: a.string().required(),
      channel: a.ref('AlertChannel').required(),
      /** E.164; of a text message alone. */
      phone: a.string(),
    })
    .returns(a.ref('StaffAlert').required())
    .authorization(eventStaff)
    .handler(a.handler.function(requestAlerts)),

  deleteRequestAlert: a
    .mutation()
    .arguments({ eventId: a.id().required(), id: a.id().required() })
    .returns(a.ref('StaffAlert').required())
    .authorization(eventStaff)
    .handler(a.handler.function(requestAlerts)),

  /** The caller's own. There are at most a few. */
  listMyRequestAlerts: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('StaffAlert').required().array().required())
    .authorization(eventStaff)
    .handler(a.handler.function(requestAlerts)),
};
