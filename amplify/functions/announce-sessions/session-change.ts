import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

const instant = z.iso.datetime({ offset: true });
const optionalInstant = instant.nullish().transform((value) => value ?? undefined);

/** What the stream's consumer needs of a session. Stricter than the table: a row that is not like this is nobody's session. */
const sessionImage = z.object({
  id: z.string().min(1),
  eventId: z.string().min(1),
  title: z.string(),
  room: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(['SCHEDULED', 'CANCELLED']),
  cancelReason: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  capacity: z
    .int()
    .nullish()
    .transform((value) => value ?? undefined),
  reservationOpensAt: optionalInstant,
  fill: z.enum(['OPEN', 'FILLING', 'FULL']),
  version: z.int().min(1),
  revision: z.int().min(1),
  waves: z.int().nullish(),
  callUpPausedAt: optionalInstant,
  seatsReleasedAt: optionalInstant,
  updatedAt: instant,
});

export type SessionImage = z.output<typeof sessionImage>;

/** One change of one session, as the stream brings it; without `before` it is new. */
export type SessionChange = { before: SessionImage | undefined; after: SessionImage };

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const imageOf = (image: Image): SessionImage | undefined =>
  image && sessionImage.parse(unmarshall(image as Parameters<typeof unmarshall>[0]));

/**
 * The change in a record of the Session stream; undefined when the row is gone. Throws for a record that holds no session: it
 * would fail for ever, and ends where such records are looked at. Messages name fields, never their values.
 */
export const sessionChangeOf = ({ dynamodb }: DynamoDBRecord): SessionChange | undefined => {
  const after = imageOf(dynamodb?.NewImage);
  return after && { before: imageOf(dynamodb?.OldImage), after };
};

/** Seats were offered, or there are more or fewer of them. */
export const changesSeats = ({ before, after }: SessionChange): boolean =>
  before !== undefined && (before.capacity !== after.capacity || before.reservationOpensAt !== after.reservationOpensAt);

/** What those who watch the session read anew; undefined when nothing that anyone sees has changed. */
export const liveNewsOf = ({ before, after }: SessionChange): 'SESSION_CHANGED' | 'CALL_UP' | undefined => {
  if (!before || before.version !== after.version || before.fill !== after.fill) return 'SESSION_CHANGED';
  const ofCallUp = [before.waves, before.callUpPausedAt, before.seatsReleasedAt];
  return [after.waves, after.callUpPausedAt, after.seatsReleasedAt].some((value, index) => value !== ofCallUp[index])
    ? 'CALL_UP'
    : undefined;
};
