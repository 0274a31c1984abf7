import type { KioskScreen } from '@/lib/domain/kiosk-screen';

type Tone = { hertz: number; from: number; seconds: number };

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

let context: AudioContext | undefined;

/** Plays a state's sound. Browsers stay mute until someone has touched the page: then nothing is heard, and nothing is wrong. */
export const playSoundOf = (screen: KioskScreen): void => {
  const tune = tuneOf(screen);
  if (!tune || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  void context.resume();
  for (const { hertz, from, seconds } of tune) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(VOLUME, currentTime + from);
    // An abrupt end clicks.
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + from + seconds);
    tone.connect(volume).connect(destination);
    tone.start(currentTime + from);
    tone.stop(currentTime + from + seconds);
  }
};
