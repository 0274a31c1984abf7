const KEY = 'usher.return';
const VALID_MS = 15 * 60 * 1000;

/** Keeps where the person was going while another provider (Google, say) signs them in: it sends them back to the start page. */
export const rememberReturn = (path: string): void => {
  if (path !== '/') sessionStorage.setItem(KEY, JSON.stringify({ path, until: Date.now() + VALID_MS }));
};

/** Gives the remembered path once, while it is fresh. */
export const takeReturn = (): string | undefined => {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!kept) return undefined;
  const { path, until } = JSON.parse(kept) as { path: string; until: number };
  return Date.now() < until ? path : undefined;
};
