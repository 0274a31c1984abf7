import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { holdsSeat } from '../../../lib/domain/reservation.ts';
import type { SessionNoticeKind } from '../../../lib/domain/notification.ts';

const optionalInstant = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((value) => value ?? undefined);

/** What the stream's consumer needs of a reservation. Stricter than the table: a row that is not like this is nobody's. */
const reservationImage = z.object({
  id: z.string().min(1),
  eventId: z.string().min(1),
  sessionId: z.string().min(1),
  guestId: z.string().min(1),
  state: z.enum(['RESERVED', 'WAITLISTED', 'CALLED', 'ADMITTED', 'RELEASED', 'FORFEITED']),
  version: z.int().min(1),
  calledAt: optionalInstant,
  comeBy: optionalInstant,
});

export type ReservationImage = z.output<typeof reservationImage>;

/** One step of one reservation, as the stream brings it; without `before` it is the first. */
export type ReservationChange = { before: ReservationImage | undefined; after: ReservationImage };

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const imageOf = (image: Image): ReservationImage | undefined =>
  image && reservationImage.parse(unmarshall(image as Parameters<typeof unmarshall>[0]));

/**
 * The step in a record of the SessionReservation stream; undefined when the row is gone. Throws for a record that holds no
 * reservation: it would fail for ever, and ends where such records are looked at. Messages name fields, never their values.
 */
export const reservationChangeOf = ({ dynamodb }: DynamoDBRecord): ReservationChange | undefined => {
  const after = imageOf(dynamodb?.NewImage);
  return after && { before: imageOf(dynamodb?.OldImage), after };
};

const hadSeat = ({ before }: ReservationChange): boolean => before !== undefined && holdsSeat(before.state);

export const freesSeat = (change: ReservationChange): boolean => hadSeat(change) && !holdsSeat(change.after.state);

export const changesSeats = (change: ReservationChange): boolean => hadSeat(change) !== holdsSeat(change.after.state);

/** Somebody joined the line or left it: the index knows now, and whoever settled it at once may not have known. */
export const concernsLine = ({ before, after }: ReservationChange): boolean =>
  (before?.state === 'WAITLISTED') !== (after.state === 'WAITLISTED');

/** What screens are told; undefined for steps in and out of the room, which leave the place as it is. */
export const liveNewsOf = ({ before, after }: ReservationChange): 'RESERVATION' | 'CALLED' | undefined => {
  if (after.state === 'CALLED') return before?.state !== 'CALLED' || before.calledAt !== after.calledAt ? 'CALLED' : undefined;
  return before?.state === after.state ? undefined : 'RESERVATION';
};

/** What the guest is told who did nothing for it: a seat came free, or was given away. Being called is told by the call itself. */
export const noticeKindOf = ({
  before,
  after,
}: ReservationChange): Extract<SessionNoticeKind, 'SESSION_SEAT_FREED' | 'SESSION_SEAT_LOST'> | undefined => {
  if (after.state === 'FORFEITED') return before?.state === 'FORFEITED' ? undefined : 'SESSION_SEAT_LOST';
  const isPromoted = before?.state === 'WAITLISTED' && (after.state === 'RESERVED' || after.state === 'CALLED');
  return isPromoted ? 'SESSION_SEAT_FREED' : undefined;
};
