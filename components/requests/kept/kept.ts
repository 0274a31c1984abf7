/** Everything that this device keeps of somebody's requests: `usher.requests.<sub>.<what>.<id>`. */
const PREFIX = 'usher.requests.';

const CHANGED = 'usher-kept-changed';

type Kind = 'basket' | 'place' | 'order' | 'catalogue' | 'mine';

export const keptName = (sub: string, kind: Kind, id: string): string => `${PREFIX}${sub}.${kind}.${id}`;

/** What was kept, undefined when there is nothing. One key for each value: tabs that write at the same time lose nothing. */
export const readKept = <Value>(name: string): Value | undefined => parseKept(localStorage.getItem(name));

export const parseKept = <Value>(text: string | null): Value | undefined => (text === null ? undefined : (JSON.parse(text) as Value));

/** Keeps a value, or forgets it when undefined. Throws when the device is full: what has to survive must not vanish silently. */
export const writeKept = (name: string, value: unknown): void => {
  if (value === undefined) localStorage.removeItem(name);
  else localStorage.setItem(name, JSON.stringify(value));
  globalThis.dispatchEvent?.(new Event(CHANGED));
};

/** Keeps a copy of what the backend said, to show without a network. A full device goes without. */
export const writeCopy = (name: string, value: unknown): void => {
  try {
    writeKept(name, value);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
    localStorage.removeItem(name);
  }
};

/** Names of everything of a kind that is kept for a person. */
export const keptNames = (sub: string, kind: Kind): string[] =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(keptName(sub, kind, '')))
    .sort();

/** Called on signing out: the next person on this device sees nobody's orders. */
export const forgetKeptRequests = (): void => {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  globalThis.dispatchEvent?.(new Event(CHANGED));
};

/** Tells of every change, in this tab or another. The result ends it. */
export const watchKept = (onChange: () => void): (() => void) => {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(PREFIX)) onChange();
  };
  window.addEventListener(CHANGED, onChange);
  window.addEventListener('storage', onStorage);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener('storage', onStorage);
  };
};
