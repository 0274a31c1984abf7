'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { printBadge } from '@/components/badge/print-badge';
import { checkInByHand, recordBadgePrint, undoCheckIn, type CheckIn } from '@/lib/data/check-ins';
import type { GuestSummary } from '@/lib/data/guests';
import type { LabelSize } from '@/lib/domain/badge-layout';
import { patchGuest, withCheckIn, withoutCheckIn } from './guest-cache';
import { guestsKey } from './use-guest-search';

/** `scanId` is made when staff decide, so that trying again after a lost answer is the same check-in. */
type ByHand = { guest: GuestSummary; scanId: string; scannedAt: string; gate: string };

/** Shown at once, and taken back when the server refuses. */
export const useCheckInByHand = (eventId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ guest, scanId, scannedAt, gate }: ByHand) =>
      checkInByHand({ eventId, guestId: guest.guestId, scanId, gate, direction: 'ENTRY', scannedAt }),
    onMutate: ({ guest, scanId, scannedAt, gate }) => ({
      rollBack: patchGuest(client, eventId, guest.guestId, (known) => ({
        ...known,
        checkedInAt: scannedAt,
        checkedInGate: gate,
        checkedInScanId: scanId,
        checkedOutAt: undefined,
      })),
    }),
    onError: (_error, _input, context) => context?.rollBack(),
    onSuccess: (checkIn, { guest }, context) => {
      context?.rollBack();
      patchGuest(client, eventId, guest.guestId, (known) => withCheckIn(known, checkIn));
    },
  });
};

type Undo = { scanId: string; guestId: string | undefined; reason: string };

export const useUndoCheckIn = (eventId: string, onUndone: (checkIn: CheckIn) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ scanId, reason }: Undo) => undoCheckIn(eventId, scanId, reason),
    onMutate: ({ guestId }) => ({ rollBack: guestId ? patchGuest(client, eventId, guestId, withoutCheckIn) : () => {} }),
    onError: (_error, _input, context) => context?.rollBack(),
    onSuccess: (checkIn) => onUndone(checkIn),
    onSettled: () => void client.invalidateQueries({ queryKey: guestsKey(eventId) }),
  });
};

type BadgePrint = { guest: GuestSummary; reason?: string; isOnPaper?: boolean };

/**
 * Prints a badge and writes it down: the first as PRINTED, each further one as REPRINTED with its reason. A failed print is not
 * written; when only the writing fails (an AppError), `isOnPaper` tries that again without another badge.
 */
export const usePrintBadge = (eventId: string, eventName: string, size: LabelSize) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ guest, reason, isOnPaper = false }: BadgePrint) => {
      const { guestId, givenName, familyName, company, jobTitle, checkedInScanId } = guest;
      if (!isOnPaper) await printBadge({ givenName, familyName, company, jobTitle, eventName }, size);
      return recordBadgePrint({
        eventId,
        guestId,
        scanId: checkedInScanId ?? crypto.randomUUID(),
        status: reason === undefined ? 'PRINTED' : 'REPRINTED',
        reason,
      });
    },
    onSuccess: ({ guestId, badgePrintedAt, badgePrintCount }) => {
      patchGuest(client, eventId, guestId, (known) => ({ ...known, badgePrintedAt, badgePrintCount }));
    },
  });
};
