import type { Schema } from '../../data/schema.ts';
import { DEFAULT_NOTICE_LANGUAGE } from '../../../lib/domain/notice-language.ts';
import type { GuestRow } from '../runtime/rows.ts';
import { waitlistPosition } from '../seating/waitlist.ts';

type Registration = Schema['Registration']['type'];

/** A registration as its guest sees it. */
export const registrationView = async (guest: GuestRow, { alreadyRegistered }: { alreadyRegistered: boolean }): Promise<Registration> => ({
  guestId: guest.id,
  eventId: guest.eventId,
  state: guest.state,
  email: guest.email,
  givenName: guest.givenName,
  familyName: guest.familyName,
  company: guest.company,
  jobTitle: guest.jobTitle,
  dietaryNeeds: guest.dietaryNeeds,
  accessibilityNeeds: guest.accessibilityNeeds,
  phone: guest.phone,
  notifyByEmail: guest.notifyByEmail,
  notifyBySms: guest.notifyBySms,
  language: guest.language ?? DEFAULT_NOTICE_LANGUAGE,
  registeredAt: guest.registeredAt,
  ticket: guest.ticket,
  ticketRevision: guest.ticketRevision,
  waitlistPosition: await waitlistPosition(guest),
  checkedInAt: guest.checkedInAt,
  alreadyRegistered,
});
