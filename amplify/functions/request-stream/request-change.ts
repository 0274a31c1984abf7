import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

const time = z.iso.datetime({ offset: true });
const optionalTime = time.nullish().transform((value) => value ?? undefined);
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const cents = z.int().min(0);

const line = z.object({
  itemId: z.string().min(1),
  name: z.string(),
  quantity: z.int().min(1),
  unitPriceCents: cents,
  paymentMethod: optionalText,
});

/** What the stream's consumers need of a request. Stricter than the table: a row that is not like this is nobody's request. */
const requestImage = z.object({
  id: z.string().min(1),
  eventId: z.string().min(1),
  guestId: z.string().min(1),
  guestName: z.string(),
  category: z.enum(['FOOD', 'BEVERAGE', 'HANDOUT', 'ASSISTANCE']),
  urgency: z.enum(['NORMAL', 'URGENT']),
  state: z.enum(['OPEN', 'CLAIMED', 'FULFILLED', 'CANCELLED', 'DECLINED']),
  area: z.string().min(1),
  lines: z.array(line),
  location: optionalText,
  note: optionalText,
  createdAt: time,
  claimedAt: optionalTime,
  claimedByName: optionalText,
  fulfilledAt: optionalTime,
  declineReason: optionalText,
  version: z.int().min(1),
});

export type RequestImage = z.output<typeof requestImage>;

/** One change of one request, as the stream brings it. `recordId` is the same whenever it comes again, and no other's. */
export type RequestChange = {
  recordId: string;
  eventId: string;
  before?: RequestImage | undefined;
  after?: RequestImage | undefined;
};

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const imageOf = (image: Image): RequestImage | undefined =>
  image && requestImage.parse(unmarshall(image as Parameters<typeof unmarshall>[0]));

/**
 * The change in a record of the GuestRequest stream. Throws for a record that holds no request: it would fail for ever, and
 * ends where such records are looked at. Messages name fields, never their values.
 */
export const requestChangeOf = ({ eventID, dynamodb }: DynamoDBRecord): RequestChange => {
  const before = imageOf(dynamodb?.OldImage);
  const after = imageOf(dynamodb?.NewImage);
  const eventId = (after ?? before)?.eventId;
  if (!eventID || !eventId) throw new Error('The record of the GuestRequest stream has no id or no image.');
  return { recordId: eventID, eventId, before, after };
};
