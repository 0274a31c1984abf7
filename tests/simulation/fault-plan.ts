import { pick, type Random } from './seeded.ts';

/**
 * REFUSED: the service said no for now, nothing was done. REJECTED: it said no for good. LOST: it was done, and the answer
 * did not come. RESET: one attempt's connection broke, before or after, and the SDK tries again by itself. DIED: the
 * process ended there.
 */
export type FaultKind = 'REFUSED' | 'REJECTED' | 'LOST' | 'RESET_BEFORE' | 'RESET_AFTER' | 'DIED_BEFORE' | 'DIED_AFTER';

export const isBefore = (kind: FaultKind): boolean => kind !== 'LOST' && kind !== 'RESET_AFTER' && kind !== 'DIED_AFTER';

export type SiteRecord = { site: string; calls: number; before: number; after: number; hits: Partial<Record<FaultKind, number>> };

/** After one fault before a call and one after, every other call of a place meets one until it met each kind; then few do. */
const SYSTEMATIC_EVERY = 2;

/** Decides which calls fail and how. A place is an await: the function, the code that calls, and the command. */
export class FaultPlan {
  readonly #random: Random;
  readonly #rate: number;
  readonly #sites = new Map<string, SiteRecord>();
  isOn = false;

  constructor(random: Random, rate: number) {
    this.#random = random;
    this.#rate = rate;
  }

  next(site: string, kinds: readonly FaultKind[]): FaultKind | undefined {
    const record = this.#recordOf(site);
    record.calls += 1;
    if (!this.isOn) return undefined;
    const missing = kinds.find((kind) => !record.hits[kind]);
    const isFresh = record.before === 0 || record.after === 0;
    const isDue = missing !== undefined && (isFresh || record.calls % SYSTEMATIC_EVERY === 0);
    const kind = isDue ? missing : this.#random() < this.#rate ? pick(this.#random, kinds) : undefined;
    if (!kind) return undefined;
    record.hits[kind] = (record.hits[kind] ?? 0) + 1;
    record[isBefore(kind) ? 'before' : 'after'] += 1;
    return kind;
  }

  get sites(): SiteRecord[] {
    return [...this.#sites.values()].sort((a, b) => a.site.localeCompare(b.site, 'en'));
  }

  #recordOf(site: string): SiteRecord {
    const known = this.#sites.get(site) ?? { site, calls: 0, before: 0, after: 0, hits: {} };
    this.#sites.set(site, known);
    return known;
  }
}
