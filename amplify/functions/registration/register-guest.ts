import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { registrationRefusal } from '../../../lib/domain/registration.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { idempotencyKey, registrationInput } from '../../../lib/validation/registration.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import * as z from 'zod';
import { getProfile } from '../people/find-profile.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { logger } from '../runtime/logger.ts';
import { findEvent, findGuest, type GuestRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { claimAnySeat } from '../seating/claim-any-seat.ts';
import { markWaitlisted } from '../seating/mark-waitlisted.ts';
import { claimSeat } from '../seating/seat-counter.ts';
import { seatPoolOf } from '../seating/seat-pool.ts';
import { settleWaitlist } from '../seating/settle-waitlist.ts';
import { isAnyoneInLine } from '../seating/waitlist.ts';
import { type NewRegistration, registeredGuest, waitlistedGuest } from './guest-row.ts';
import { eventIdOf } from './own-guest.ts';
import { claimToken, putGuest, registrationKeyOf } from './put-guest.ts';
import { registrationView } from './registration-view.ts';

const argumentsInput = z.object({ input: registrationInput, idempotencyKey });

const MAX_ROUNDS = 5;

/**
 * Registers the caller. A person has one registration per event: a second one is answered with the first. With seats left
 * the answer holds a ticket; without, a place on the waitlist. Nobody overtakes the line: while anyone waits, newcomers
 * join its end, and free seats go to its head.
 */
export const registerGuest = async (event: FieldEvent) => {
  const eventId = eventIdOf(event);
  const caller = callerOf(event);
  const { input, idempotencyKey: key } = parseInput(argumentsInput, event.arguments);
  const [profile, row] = await Promise.all([getProfile(caller), findEvent(eventId)]);
  const registrationKey = registrationKeyOf(key, caller.sub);
  const answer = (guest: GuestRow) => registrationView(guest, { alreadyRegistered: guest.registrationKey !== registrationKey });

  const now = new Date();
  const refusal = row ? registrationRefusal(row, now) : 'EVENT_NOT_FOUND';
  if (!row || refusal) {
    const guest = row && refusal !== 'EVENT_NOT_FOUND' ? await findGuest(guestIdOf(eventId, profile.email)) : undefined;
    if (guest && guest.state !== 'CANCELLED') return answer(guest);
    throw new AppError(refusal ?? 'EVENT_NOT_FOUND', `Registration for ${eventId} is refused.`);
  }

  let previous: GuestRow | undefined;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const guest = await register({ event: row, profile, input, registrationKey, now, previous });
    if (guest) return answer(guest);
    previous = await findGuest(guestIdOf(eventId, profile.email));
    if (previous && previous.state !== 'CANCELLED') return answer(previous);
  }
  throw new AppError('CONFLICT', `The registration for ${eventId} changed ${MAX_ROUNDS} times meanwhile.`);
};

/** The new registration, or undefined when the person has one already. */
const register = async (registration: NewRegistration): Promise<GuestRow | undefined> => {
  const { event } = registration;
  const mustWait = event.waitlistedSince !== undefined && (await isAnyoneInLine(event.id));
  const claimed = mustWait ? 'FULL' : await claimAnySeat<Claim>(seatPoolOf(event), (shard) => claimSeatAt(registration, shard));
  if (claimed === 'REGISTERED_BEFORE') return undefined;
  if (claimed !== 'FULL') {
    logger.info('Registered', { eventId: event.id, guestId: claimed.id, seatShard: claimed.seatShard });
    return claimed;
  }
  return joinWaitlist(registration);
};

type Claim = GuestRow | 'FULL' | 'REGISTERED_BEFORE';

const claimSeatAt = async (registration: NewRegistration, shard: number): Promise<Claim> => {
  const guest = registeredGuest(registration, shard);
  const failed = await transact(
    [claimSeat(seatPoolOf(registration.event), shard), { Put: putGuest(guest, registration.previous) }],
    claimToken(guest),
  );
  if (failed.has(1)) return 'REGISTERED_BEFORE';
  return failed.has(0) ? 'FULL' : guest;
};

const joinWaitlist = async (registration: NewRegistration): Promise<GuestRow | undefined> => {
  const { event, previous } = registration;
  await markWaitlisted(tables.event, event, registration.now);
  // The place in line is the moment of joining it, not of the call: seats were looked for in between.
  const guest = waitlistedGuest({ ...registration, now: new Date() });
  const joined = await unlessConditionFailed(dynamodb.send(new PutCommand(putGuest(guest, previous))));
  if (!joined) return undefined;
  logger.info('Waitlisted', { eventId: event.id, guestId: guest.id });
  // A seat may have been given back after we looked and before we were in line.
  const promoted = await settleWaitlist(event);
  return promoted > 0 ? ((await findGuest(guest.id)) ?? guest) : guest;
};
