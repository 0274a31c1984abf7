'use client';

import { useEffect } from 'react';
import { keptName, writeKept } from '../kept/kept';
import { useKept } from '../kept/use-kept';
import type { Whose } from '../mine/known-requests';
import { holdScannedPlace, takeScannedPlace } from './scanned-place';

const placeName = ({ sub, eventId }: Whose) => keptName(sub, 'place', eventId);

/** Where orders are brought, as it was said last at this event. */
export const usePlace = (whose: Whose) => {
  const name = placeName(whose);
  const place = useKept<string>(name) ?? '';
  return { place, setPlace: (next: string) => writeKept(name, next === '' ? undefined : next) };
};

/** Reads the scanned place off the address, before anybody has to sign in. */
export const useScannedPlace = (eventId: string): void => {
  useEffect(() => holdScannedPlace(eventId, location.search), [eventId]);
};

/** Makes the scanned place the one that orders are brought to. */
export const useScannedPlaceFor = ({ sub, eventId }: Whose): void => {
  useEffect(() => {
    holdScannedPlace(eventId, location.search);
    const scanned = takeScannedPlace(eventId);
    if (!scanned) return;
    writeKept(placeName({ sub, eventId }), scanned);
    const address = new URL(location.href);
    address.searchParams.delete('at');
    history.replaceState(history.state, '', address);
  }, [sub, eventId]);
};
