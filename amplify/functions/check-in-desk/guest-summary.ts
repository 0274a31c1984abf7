import type { Schema } from '../../data/schema.ts';
import type { GuestRow } from '../runtime/rows.ts';

/** What the check-in desk sees of a guest: no ticket, no phone, no dietary needs. */
export const guestSummary = (guest: GuestRow): Schema['GuestSummary']['type'] => ({
  guestId: guest.id,
  eventId: guest.eventId,
  state: guest.state,
  givenName: guest.givenName,
  familyName: guest.familyName,
  email: guest.email,
  company: guest.company,
  jobTitle: guest.jobTitle,
  accessibilityNeeds: guest.accessibilityNeeds,
  checkedInAt: guest.checkedInAt,
  checkedInGate: guest.checkedInGate,
  checkedInScanId: guest.checkedInScanId,
  checkedOutAt: guest.checkedOutAt,
  badgePrintedAt: guest.badgePrintedAt,
  badgePrintCount: guest.badgePrintCount ?? 0,
});
