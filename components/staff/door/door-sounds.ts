import type { Tone } from '@/components/ui/play-tones';
import { playScanTune, SCAN_TUNES } from '@/components/ui/scan-tunes';
import type { DoorTone } from './door-words';

const TUNES: Partial<Record<DoorTone, Tone[]>> = { ...SCAN_TUNES, off: [{ hertz: 190, from: 0, seconds: 0.2 }] };

/** In milliseconds: felt in the hand where nobody hears anything. */
const SHAKES: Partial<Record<DoorTone, number[]>> = { good: [60], note: [60, 80, 60], bad: [300], off: [150] };

/** Says a verdict without words. */
export const playSoundOfTone = (tone: DoorTone): void => {
  const tune = TUNES[tone];
  if (!tune) return;
  playScanTune(tune);
  navigator.vibrate?.(SHAKES[tone] ?? []);
};
