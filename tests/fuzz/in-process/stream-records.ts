import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { noticeAdditionOf } from '../../../amplify/functions/aggregate-notices/notice-addition.ts';
import { requestAdditionOf } from '../../../amplify/functions/aggregate-requests/request-addition.ts';
import { reservationChangeOf } from '../../../amplify/functions/announce-reservations/reservation-change.ts';
import { sessionChangeOf } from '../../../amplify/functions/announce-sessions/session-change.ts';
import { guestChangeOf } from '../../../amplify/functions/confirm-registration/guest-change.ts';
import { fuzzTarget } from '../fuzz-target.ts';
import { nearValid } from '../near-valid.ts';
import { readOrThrown } from './refusals.ts';

const AT = '2027-06-12T12:00:00.000Z';
const SECRET = 'Secret-Guest-Name';
const ids = { id: 'ABCDEFGHIJKLMNOP', eventId: 'ABCDEFGH' };

const guest = { ...ids, state: 'REGISTERED', registeredAt: AT, ticketRevision: 1, givenName: SECRET };
const reservation = { ...ids, sessionId: 'S', guestId: 'G', state: 'CALLED', version: 2, calledAt: AT, comeBy: AT };
const session = {
  ...{ ...ids, title: SECRET, room: 'Hall', startsAt: AT, endsAt: AT, state: 'SCHEDULED', capacity: 10, reservationOpensAt: AT },
  ...{ fill: 'OPEN', version: 1, revision: 1, waves: 0, updatedAt: AT },
};
const request = {
  ...{ ...ids, guestId: 'G', guestName: SECRET, category: 'FOOD', urgency: 'NORMAL', state: 'OPEN', area: 'bar', note: SECRET },
  ...{ lines: [{ itemId: 'cake', name: 'Cake', quantity: 1, unitPriceCents: 350, paymentMethod: null }], createdAt: AT, version: 1 },
};
const notice = { ...ids, kind: 'REGISTERED', channel: 'EMAIL', state: 'SENT', delivery: 'DELIVERED', reason: null, text: SECRET };

/** Who reads which table's stream, as a function would. */
const READERS: readonly { row: object; read: (record: DynamoDBRecord) => unknown }[] = [
  { row: guest, read: guestChangeOf },
  { row: reservation, read: reservationChangeOf },
  { row: session, read: sessionChangeOf },
  { row: request, read: requestAdditionOf },
  { row: notice, read: noticeAdditionOf },
];

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As DynamoDB writes it: numbers are texts of any length, which the SDK's own converter would refuse to write. */
const attributeOf = (value: unknown): AttributeValue => {
  if (value === null || value === undefined) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  return Array.isArray(value) ? { L: value.map(attributeOf) } : { M: attributesOf(value as object) };
};

/** Own keys whatever their names. */
const attributesOf = (row: object): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, attributeOf(value)]));

const imageOf = (row: unknown): Record<string, AttributeValue> | undefined => (isRow(row) ? attributesOf(row) : undefined);

const inputs = fc.nat({ max: READERS.length - 1 }).chain((reader) => {
  const row = fc.constant(READERS[reader]?.row);
  return fc.record({ reader: fc.constant(reader), before: fc.option(nearValid(row, 2), { nil: undefined }), after: nearValid(row, 2) });
});

/** A record that cannot be read goes to the failure queue, with an error that names no guest. */
export const streamRecordTarget = fuzzTarget({
  name: 'records of streams',
  share: 4,
  inputs,
  judge: ({ reader, before, after }) => {
    const record = { eventID: 'e-1', dynamodb: { OldImage: imageOf(before), NewImage: imageOf(after) } } as DynamoDBRecord;
    const result = readOrThrown(() => READERS[reader]?.read(record), [SECRET]);
    if ('thrown' in result) return 'to the failure queue';
    return result.read === undefined ? 'nothing to do' : 'read';
  },
});
