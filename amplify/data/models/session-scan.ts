import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** A scan at a session's door as it was answered: every one, also refused ones. The same scanId is answered the same again. */
export const SessionScan = a
  .model({
    /** `<eventId>#<scanId>`. */
    id: a.id().required(),
    eventId: a.id().required(),
    sessionId: a.id().required(),
    scanId: a.string().required(),
    /** `<sessionId>#<n>`: keys of the index spread by it. */
    sessionShard: a.string().required(),
    outcome: a.ref('CheckInOutcome').required(),
    reason: a.ref('DoorDenial'),
    direction: a.ref('CheckInDirection').required(),
    gate: a.string().required(),
    guestId: a.id(),
    isWalkIn: a.boolean(),
    /** Cognito sub of who scanned. */
    deviceId: a.string().required(),
    /** When it happened, by the device's clock; `receivedAt` by the server's. */
    scannedAt: a.datetime().required(),
    receivedAt: a.datetime().required(),
    firstAdmittedAt: a.datetime(),
    firstGate: a.string(),
    firstDeviceId: a.string(),
  })
  .secondaryIndexes((index) => [index('sessionShard').sortKeys(['receivedAt']).name('bySession').projection('KEYS_ONLY').queryField(null)])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['get'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);
