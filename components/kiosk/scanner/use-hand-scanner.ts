'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { BURST_ENDS_AFTER_MS, NO_BURST, isScanning, onKey, readingsOf } from './key-burst';

type Options = { onReading: () => void; onCode: (readings: string[]) => void };

/** Listens to a scanner that types, wherever the focus is, except in a field that someone may be typing in. */
export const useHandScanner = ({ onReading, onCode }: Options): void => {
  const startReading = useEffectEvent(onReading);
  const takeCode = useEffectEvent(onCode);
  const silence = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let burst = NO_BURST;
    const finish = (readings: string[] | null) => {
      burst = NO_BURST;
      if (readings) takeCode(readings);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isField(event.target)) return;
      clearTimeout(silence.current);
      const wasScanning = isScanning(burst);
      const outcome = onKey(burst, { key: event.key, code: event.code, shiftKey: event.shiftKey, at: event.timeStamp });
      burst = outcome.burst;
      // A scanner's keys must press no button that happens to have the focus.
      if (wasScanning || isScanning(burst)) event.preventDefault();
      if (!wasScanning && isScanning(burst)) startReading();
      if (outcome.readings) finish(outcome.readings);
      else silence.current = setTimeout(() => finish(readingsOf(burst)), BURST_ENDS_AFTER_MS);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      clearTimeout(silence.current);
    };
  }, []);
};

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
