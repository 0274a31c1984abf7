import type { Tone } from '@/components/ui/play-tones';
import { playScanTune, SCAN_TUNES } from '@/components/ui/scan-tunes';
import type { KioskScreen } from '@/lib/domain/kiosk-screen';

const tuneOf = (screen: KioskScreen): Tone[] | null => {
  switch (screen.tag) {
    case 'admitted':
      return screen.badge === 'printed' ? null : SCAN_TUNES.good;
    case 'alreadyIn':
      return SCAN_TUNES.note;
    case 'refused':
      return SCAN_TUNES.bad;
    case 'outOfOrder':
      return screen.trouble.kind === 'printer' ? SCAN_TUNES.bad : null;
    default:
      return null;
  }
};

/** Plays a state's sound. */
export const playSoundOf = (screen: KioskScreen): void => {
  const tune = tuneOf(screen);
  if (tune) playScanTune(tune);
};
