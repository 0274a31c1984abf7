import { playTones, type Tone } from '@/components/ui/play-tones';

const TUNES: Record<'request' | 'help', Tone[]> = {
  request: [
    { hertz: 740, from: 0, seconds: 0.14 },
    { hertz: 880, from: 0.13, seconds: 0.22 },
  ],
  help: [0, 0.28, 0.56].flatMap((from) => [
    { hertz: 988, from, seconds: 0.12 },
    { hertz: 740, from: from + 0.12, seconds: 0.12 },
  ]),
};

const VOLUME = 0.2;

/** Announces new requests. */
export const playSoundFor = (kind: 'request' | 'help'): void => playTones(TUNES[kind], VOLUME);
