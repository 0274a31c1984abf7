import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { CheckIn } from '@/lib/data/check-ins';
import type { Page } from '@/lib/data/events';
import type { GuestSummary } from '@/lib/data/guests';
import { guestsKey } from './use-guest-search';

type Pages = InfiniteData<Page<GuestSummary>, string | undefined>;

/** Changes a guest in every list that shows them. Gives a function that puts the lists back as they were. */
export const patchGuest = (
  client: QueryClient,
  eventId: string,
  guestId: string,
  patch: (guest: GuestSummary) => GuestSummary,
): (() => void) => {
  const before = client.getQueriesData<Pages>({ queryKey: guestsKey(eventId) });
  const change = (page: Page<GuestSummary>) => ({
    ...page,
    items: page.items.map((guest) => (guest.guestId === guestId ? patch(guest) : guest)),
  });
  client.setQueriesData<Pages>({ queryKey: guestsKey(eventId) }, (data) => data && { ...data, pages: data.pages.map(change) });
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
};

/** The guest once a check-in or its undo was answered. */
export const withCheckIn = (guest: GuestSummary, checkIn: CheckIn): GuestSummary => {
  if (checkIn.undoneAt) return withoutCheckIn(guest);
  const outcome = checkIn.outcome === 'REPEATED' ? checkIn.repeatedOutcome : checkIn.outcome;
  switch (outcome) {
    case 'ADMITTED':
      return {
        ...guest,
        checkedInAt: checkIn.scannedAt,
        checkedInGate: checkIn.gate,
        checkedInScanId: checkIn.scanId,
        checkedOutAt: undefined,
      };
    case 'DUPLICATE':
      return { ...guest, checkedInAt: checkIn.firstCheckedInAt, checkedInGate: checkIn.firstGate, checkedOutAt: undefined };
    default:
      return guest;
  }
};

export const withoutCheckIn = (guest: GuestSummary): GuestSummary => ({
  ...guest,
  checkedInAt: undefined,
  checkedInGate: undefined,
  checkedInScanId: undefined,
  checkedOutAt: undefined,
});
