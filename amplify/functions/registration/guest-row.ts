import { waitlistKeyOf } from '../../../lib/domain/registration.ts';
import { eventShardOf, guestIdOf } from '../../../lib/domain/guest-id.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { guestSearchKeys } from '../../../lib/domain/search-key.ts';
import type { RegistrationInput } from '../../../lib/validation/registration.ts';
import type { EventRow, GuestRow, ProfileRow } from '../runtime/rows.ts';
import { issueTicket } from '../seating/issue-ticket.ts';

export type NewRegistration = {
  event: EventRow;
  profile: ProfileRow;
  input: RegistrationInput;
  registrationKey: string;
  now: Date;
  /** The cancelled registration that this one follows, if any. */
  previous: GuestRow | undefined;
};

/** What the guest may change later. */
export const guestDetails = ({ consent: _consent, ...input }: RegistrationInput, email: string) => ({
  ...input,
  ...guestSearchKeys({ ...input, email }),
});

const newGuest = ({ event, profile, input, registrationKey, now, previous }: NewRegistration) => {
  const id = guestIdOf(event.id, profile.email);
  const at = now.toISOString();
  return {
    __typename: 'Guest',
    id,
    eventId: event.id,
    eventShard: eventShardOf(event.id, id, indexShards(event.shards)),
    sub: profile.sub,
    email: profile.email,
    ...guestDetails(input, profile.email),
    consentedAt: at,
    registeredAt: at,
    registrationKey,
    // Counts up over cancelled registrations too, so that a ticket once revoked never counts again.
    ticketRevision: previous?.ticketRevision ?? 0,
    createdAt: previous?.createdAt ?? at,
    updatedAt: at,
  };
};

export const registeredGuest = (registration: NewRegistration, seatShard: number): GuestRow => {
  const guest = newGuest(registration);
  const revision = guest.ticketRevision + 1;
  const ticket = issueTicket({ eventId: guest.eventId, guestId: guest.id, revision });
  return { ...guest, state: 'REGISTERED', ticketRevision: revision, ticket, seatShard };
};

export const waitlistedGuest = (registration: NewRegistration): GuestRow => {
  const guest = newGuest(registration);
  return { ...guest, state: 'WAITLISTED', waitlistEventId: guest.eventId, waitlistKey: waitlistKeyOf(guest.registeredAt, guest.id) };
};
