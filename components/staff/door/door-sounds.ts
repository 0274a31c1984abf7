import { playTones, type Tone } from '@/components/ui/play-tones';
import type { DoorTone } from './door-words';

const TUNES: Partial<Record<DoorTone, Tone[]>> = {
  good: [
    { hertz: 660, from: 0, seconds: 0.12 },
    { hertz: 990, from: 0.12, seconds: 0.2 },
  ],
  note: [
    { hertz: 520, from: 0, seconds: 0.14 },
    { hertz: 520, from: 0.2, seconds: 0.14 },
  ],
  bad: [{ hertz: 190, from: 0, seconds: 0.45 }],
  off: [{ hertz: 190, from: 0, seconds: 0.2 }],
};

/** In milliseconds: felt in the hand where nobody hears anything. */
const SHAKES: Partial<Record<DoorTone, number[]>> = { good: [60], note: [60, 80, 60], bad: [300], off: [150] };

const VOLUME = 0.25;

/** Says a verdict without words. */
export const playSoundOfTone = (tone: DoorTone): void => {
  const tune = TUNES[tone];
  if (!tune) return;
  playTones(tune, VOLUME);
  navigator.vibrate?.(SHAKES[tone] ?? []);
};
