import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { unwrap } from './unwrap.ts';

/** How a member of staff hears of an area's requests without a screen. PENDING until the address was confirmed. */
export type RequestAlert = Defined<Schema['StaffAlert']['type']>;

/** `area` is an area's id or `*` for all; `phone` is E.164 and belongs to SMS alone. */
export type RequestAlertInput = Schema['createRequestAlert']['args'];

/** The caller's own alerts at an event. AppErrors: FORBIDDEN. */
export const listMyRequestAlerts = async (eventId: string): Promise<RequestAlert[]> =>
  (await unwrap(getClient().queries.listMyRequestAlerts({ eventId }))).filter((alert) => alert !== null).map(definedFields);

/** Twice the same gives the first. AppErrors: INVALID_INPUT, AREA_NOT_FOUND, EMAIL_NOT_VERIFIED, ALERTS_FULL, FORBIDDEN. */
export const createRequestAlert = async (input: RequestAlertInput): Promise<RequestAlert> =>
  definedFields(await unwrap(getClient().mutations.createRequestAlert(input)));

/** Ends an alert. AppErrors: FORBIDDEN, INVALID_INPUT. */
export const deleteRequestAlert = async (eventId: string, id: string): Promise<RequestAlert> =>
  definedFields(await unwrap(getClient().mutations.deleteRequestAlert({ eventId, id })));
