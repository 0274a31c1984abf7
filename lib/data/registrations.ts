import type { Schema } from '@/amplify/data/schema';
import type { RegistrationInput } from '../validation/registration.ts';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { Page } from './events.ts';
import { unwrap, unwrapNullable } from './unwrap.ts';

/** The caller's own registration, with the ticket while it has one. */
export type Registration = Defined<Schema['Registration']['type']>;

/**
 * Registers the caller, or puts them on the waiting list of a full event. A repeated call with the same key, and a second
 * registration, give the registration that exists. AppErrors: INVALID_INPUT, REGISTRATION_NOT_OPEN, REGISTRATION_CLOSED,
 * EVENT_NOT_FOUND, EMAIL_NOT_VERIFIED, CONFLICT.
 */
export const registerGuest = async (eventId: string, input: RegistrationInput, idempotencyKey: string): Promise<Registration> =>
  definedFields(await unwrap(getClient().mutations.registerGuest({ eventId, input, idempotencyKey })));

/** Replaces what the caller entered. AppErrors: INVALID_INPUT, NOT_REGISTERED. */
export const updateMyRegistration = async (eventId: string, input: RegistrationInput): Promise<Registration> =>
  definedFields(await unwrap(getClient().mutations.updateMyRegistration({ eventId, input })));

/** Gives the seat or the place in line back. AppErrors: NOT_REGISTERED, ALREADY_CHECKED_IN. */
export const cancelMyRegistration = async (eventId: string): Promise<Registration> =>
  definedFields(await unwrap(getClient().mutations.cancelMyRegistration({ eventId })));

/** The caller's registration for an event; undefined when there is none. */
export const findMyRegistration = async (eventId: string): Promise<Registration | undefined> => {
  const registration = await unwrapNullable(getClient().queries.getMyRegistration({ eventId }));
  return registration ? definedFields(registration) : undefined;
};

/** A page of the caller's registrations, newest first. */
export const listMyRegistrations = async (nextToken?: string): Promise<Page<Registration>> => {
  const page = await unwrap(getClient().queries.listMyRegistrations({ nextToken }));
  return { items: page.items.map(definedFields), nextToken: page.nextToken ?? undefined };
};
