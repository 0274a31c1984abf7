import type { KeyPress } from '../use-keys';

export type SessionCommand = 'call' | 'pause' | 'undo' | 'door' | 'wall';

/** What the keys do on a session's page. */
export const SESSION_KEYS: Record<string, { command: SessionCommand; label: string }> = {
  c: { command: 'call', label: 'Call a wave' },
  p: { command: 'pause', label: 'Pause or go on' },
  u: { command: 'undo', label: 'Undo the last step' },
  d: { command: 'door', label: 'Scan at the door' },
  w: { command: 'wall', label: 'Wall screen' },
};

/** The command of a key press; none for the browser's own shortcuts, and none of a key that is held down. */
export const sessionCommandOf = ({ key, ctrlKey, metaKey, altKey, repeat }: KeyPress): SessionCommand | undefined =>
  ctrlKey || metaKey || altKey || repeat ? undefined : SESSION_KEYS[key.toLowerCase()]?.command;
