/* What checkIn, checkInByHand and undoCheckIn answer, from a stored row. */

type Row = Record<string, unknown>;

/** The stored answer to a scan, as CheckInResult. */
export const resultOf = (row: Row) => ({
  eventId: row.eventId,
  scanId: row.scanId,
  outcome: row.outcome,
  reason: row.reason,
  direction: row.direction,
  gate: row.gate,
  byHand: row.byHand,
  offline: row.offline,
  scannedAt: row.scannedAt,
  receivedAt: row.receivedAt,
  guest: row.guest,
  firstCheckedInAt: row.firstCheckedInAt,
  firstGate: row.firstGate,
  firstDeviceId: row.firstDeviceId,
  undoneAt: row.undoneAt,
  undoReason: row.undoReason,
});

/** The answer to a scan that was answered before: the same, and named a repetition. */
export const repeatedResultOf = (row: Row) => ({ ...resultOf(row), outcome: 'REPEATED', repeatedOutcome: row.outcome });

/** What a badge shows. Fields that the guest left empty are left out: DynamoDB stores no undefined. */
export const badgeGuestOf = (guest: Row): Row => {
  const badge: Row = { guestId: guest.id, givenName: guest.givenName, familyName: guest.familyName };
  if (guest.company) badge.company = guest.company;
  if (guest.jobTitle) badge.jobTitle = guest.jobTitle;
  if (guest.badgePrintedAt) badge.badgePrintedAt = guest.badgePrintedAt;
  return badge;
};
