type Tone = { hertz: number; from: number; seconds: number };

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

let context: AudioContext | undefined;

/** Announces new requests. Browsers stay mute until someone has touched the page: then nothing is heard, and nothing is wrong. */
export const playSoundFor = (kind: 'request' | 'help'): void => {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  void context.resume();
  for (const { hertz, from, seconds } of TUNES[kind]) {
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
