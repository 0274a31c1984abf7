/** One note: its pitch, and in seconds when it begins within the tune and how long it sounds. */
export type Tone = { hertz: number; from: number; seconds: number };

let context: AudioContext | undefined;

/**
 * Plays a tune. Browsers stay mute until someone has touched the page: then nothing is heard, and nothing is wrong.
 * @param loudness - above 0, at most 1.
 */
export const playTones = (tones: readonly Tone[], loudness: number): void => {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  void context.resume();
  for (const { hertz, from, seconds } of tones) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(loudness, currentTime + from);
    // An abrupt end clicks.
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + from + seconds);
    tone.connect(volume).connect(destination);
    tone.start(currentTime + from);
    tone.stop(currentTime + from + seconds);
  }
};
