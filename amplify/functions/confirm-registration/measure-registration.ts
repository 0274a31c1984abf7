import type { DynamoDBRecord } from 'aws-lambda';
import { measure } from '../runtime/metrics.ts';
import { guestChangeOf } from './guest-change.ts';

/** Counts a guest once for each step of the registration. */
export const measureRegistration = (record: DynamoDBRecord): void => {
  const change = guestChangeOf(record);
  if (!change) return;
  const outcome = change.kind === 'REGISTRATION_CANCELLED' ? 'CANCELLED' : change.kind;
  measure('Registrations', { dimensions: { outcome }, eventId: change.eventId });
};
