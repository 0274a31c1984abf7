import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { measure } from '../runtime/metrics.ts';

/** What is counted of a scan. */
const scanImage = z.object({
  eventId: z.string().min(1),
  direction: z.enum(['ENTRY', 'EXIT']),
  outcome: z.enum(['ADMITTED', 'DUPLICATE', 'DENIED']),
  reason: z.enum(['UNKNOWN_TICKET', 'WRONG_EVENT', 'REVOKED', 'CANCELLED', 'WAITLISTED', 'NOT_OPEN']).nullish(),
  undoneAt: z.string().nullish(),
});

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const imageOf = (image: Image) => image && scanImage.parse(unmarshall(image as Parameters<typeof unmarshall>[0]));

/** Counts a scan when it is written, and once more when it is undone. Throws for a row that is no scan. */
export const measureScan = ({ dynamodb }: DynamoDBRecord): void => {
  const before = imageOf(dynamodb?.OldImage);
  const after = imageOf(dynamodb?.NewImage);
  if (!after) return;
  const { eventId, direction, outcome, reason } = after;
  if (!before) measure('CheckIns', { dimensions: { direction, outcome }, eventId });
  if (!before && reason) measure('CheckInDenials', { dimensions: { reason }, eventId });
  if (before && !before.undoneAt && after.undoneAt) measure('CheckIns', { dimensions: { direction, outcome: 'UNDONE' }, eventId });
};
