import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** One scan at a gate, admitted or refused. Its id is `<eventId>#<scanId>`, so that a repeated scan finds its answer. */
export const CheckIn = a
  .model({
    id: a.id().required(),
    eventId: a.id().required(),
    eventShard: a.string().required(),
    scanId: a.string().required(),
    /** Absent when the ticket is unknown. */
    guestId: a.id(),
    outcome: a.ref('CheckInOutcome').required(),
    reason: a.ref('CheckInDenial'),
    direction: a.ref('CheckInDirection').required(),
    gate: a.string().required(),
    /** Cognito sub of the kiosk or the member of staff. */
    deviceId: a.string().required(),
    /** True when staff admitted the guest without a ticket. */
    byHand: a.boolean().required(),
    /** True when the kiosk decided without a network and uploaded the scan later. */
    offline: a.boolean().required(),
    /** When it happened, by the device's clock. */
    scannedAt: a.datetime().required(),
    /** When the server saw it. */
    receivedAt: a.datetime().required(),
    guestName: a.string(),
    guestCompany: a.string(),
    firstCheckedInAt: a.datetime(),
    firstGate: a.string(),
    firstDeviceId: a.string(),
    undoneAt: a.datetime(),
    undoneBy: a.string(),
    undoReason: a.string(),
  })
  .secondaryIndexes((index) => [index('eventShard').sortKeys(['receivedAt']).name('byReceivedAt').queryField(null)])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['read'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);
