import { playTones, type Tone } from '@/components/ui/play-tones';
import type { KioskScreen } from '@/lib/domain/kiosk-screen';

const TUNES: Record<'good' | 'note' | 'bad', Tone[]> = {
  good: [
    { hertz: 660, from: 0, seconds: 0.12 },
    { hertz: 990, from: 0.12, seconds: 0.2 },
  ],
  note: [
    { hertz: 520, from: 0, seconds: 0.14 },
    { hertz: 520, from: 0.2, seconds: 0.14 },
  ],
  bad: [{ hertz: 190, from: 0, seconds: 0.45 }],
};

const VOLUME = 0.25;

const tuneOf = (screen: KioskScreen): Tone[] | null => {
  switch (screen.tag) {
    case 'admitted':
      return screen.badge === 'printed' ? null : TUNES.good;
    case 'alreadyIn':
      return TUNES.note;
    case 'refused':
      return TUNES.bad;
    case 'outOfOrder':
      return screen.trouble.kind === 'printer' ? TUNES.bad : null;
    default:
      return null;
  }
};

/** Plays a state's sound. */
export const playSoundOf = (screen: KioskScreen): void => {
  const tune = tuneOf(screen);
  if (tune) playTones(tune, VOLUME);
};
