/** A hand-held scanner types a code in milliseconds and ends it with Enter; people are slower. All in milliseconds. */
export const LONGEST_KEY_GAP_MS = 60;
/** So many keys at that speed are no person. */
export const BURST_STARTS_AT_KEYS = 6;
/** After this silence a burst without Enter is over. */
export const BURST_ENDS_AFTER_MS = 250;

type Key = { key: string; code: string; shiftKey: boolean; at: number };

export type KeyBurst = { byKey: string; byPosition: string; keys: number; lastAt: number };

export const NO_BURST: KeyBurst = { byKey: '', byPosition: '', keys: 0, lastAt: Number.NEGATIVE_INFINITY };

export type KeyOutcome = { burst: KeyBurst; readings: string[] | null };

export const isScanning = (burst: KeyBurst): boolean => burst.keys >= BURST_STARTS_AT_KEYS;

/**
 * The burst after a key. `readings` are given when Enter ends a burst of a scanner: the text as the keys lie on the US layout,
 * which scanners imitate unless someone set them otherwise and which no Caps Lock changes, then as this computer's own layout
 * understood it. Their order matters: on a German layout both are well-formed tickets, with Y and Z swapped.
 */
export const onKey = (burst: KeyBurst, key: Key): KeyOutcome => {
  const isContinued = key.at - burst.lastAt <= LONGEST_KEY_GAP_MS;
  if (key.key === 'Enter') return { burst: NO_BURST, readings: isContinued ? readingsOf(burst) : null };
  const base = isContinued ? burst : NO_BURST;
  const byKey = [...key.key].length === 1 ? key.key : '';
  const byPosition = characterAt(key);
  // Shift, Caps Lock and the like type nothing; they only keep the burst alive.
  if (byKey === '' && byPosition === '') return { burst: { ...base, lastAt: key.at }, readings: null };
  return {
    burst: { byKey: base.byKey + byKey, byPosition: base.byPosition + byPosition, keys: base.keys + 1, lastAt: key.at },
    readings: null,
  };
};

/** What a burst that ended in silence had read; null when it was too short for a scanner. */
export const readingsOf = (burst: KeyBurst): string[] | null => (isScanning(burst) ? [burst.byPosition, burst.byKey] : null);

const PUNCTUATION: Record<string, string> = { Period: '.', NumpadDecimal: '.' };

const characterAt = ({ code, shiftKey }: Key): string => {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? PUNCTUATION[code] ?? '';
};
