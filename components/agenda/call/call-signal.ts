import { playTones } from '@/components/ui/play-tones';

const TUNE = [
  { hertz: 659, from: 0, seconds: 0.18 },
  { hertz: 784, from: 0.18, seconds: 0.18 },
  { hertz: 1047, from: 0.36, seconds: 0.5 },
];
const LOUDNESS = 0.35;
/** In milliseconds: buzz, pause, buzz. */
const BUZZ = [300, 150, 300];
const NAME = 'usher.places.signalled';
/** Calls that are remembered as signalled; older ones are long over. */
const REMEMBERED = 20;

const signalled = (): string[] => JSON.parse(localStorage.getItem(NAME) ?? '[]') as string[];

/**
 * Plays and buzzes for calls that this device has not done it for: once, also over reloads and tabs. A page that nobody has touched
 * may do neither, and leaves it to another tab or to the next time.
 */
export const signalOnce = (callIds: readonly string[]): void => {
  const before = signalled();
  const isNew = callIds.some((id) => !before.includes(id));
  if (!isNew || !navigator.userActivation?.hasBeenActive) return;
  localStorage.setItem(NAME, JSON.stringify([...new Set([...before, ...callIds])].slice(-REMEMBERED)));
  playTones(TUNE, LOUDNESS);
  navigator.vibrate?.(BUZZ);
};
