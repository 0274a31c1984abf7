import { playTones, type Tone } from './play-tones';

/** What gates and doors say of a scan, told apart by ear over the noise of a hall. */
export const SCAN_TUNES = {
  good: [
    { hertz: 660, from: 0, seconds: 0.12 },
    { hertz: 990, from: 0.12, seconds: 0.2 },
  ],
  note: [
    { hertz: 520, from: 0, seconds: 0.14 },
    { hertz: 520, from: 0.2, seconds: 0.14 },
  ],
  bad: [{ hertz: 190, from: 0, seconds: 0.45 }],
} satisfies Record<string, Tone[]>;

const VOLUME = 0.25;

export const playScanTune = (tune: readonly Tone[]): void => playTones(tune, VOLUME);
