import { join } from 'node:path';
import type { User, UserPool } from 'cognito-local/lib/services/userPoolService.js';
import type { SandboxClock } from '../clock.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { JournalDataStore } from './journal-data-store.ts';
import { KeyedLock } from './keyed-lock.ts';
import { IndexedUserPool } from './user-pool.ts';

const FAILED_ATTEMPTS = 5;
const CODES_SENT = 20;

/** What of a pool outlives a reload of the backend: its users, who waits for whom, and what was tried. */
export class PoolState {
  readonly id: string;
  readonly users: IndexedUserPool;
  readonly lock = new KeyedLock();
  readonly failures = new AttemptLimit(FAILED_ATTEMPTS);
  readonly sentCodes = new AttemptLimit(CODES_SENT);
  /** Unanswered challenges by session. */
  readonly challenges = new Map<string, { name: string; sub: string; until: number }>();
  /** The code of an authenticator app that a person used last: it works once. */
  readonly usedCodes = new Map<string, string>();
  readonly #store: JournalDataStore;

  private constructor({ id, store, users }: { id: string; store: JournalDataStore; users: IndexedUserPool }) {
    this.id = id;
    this.users = users;
    this.#store = store;
  }

  static async open({ folder, clock, options }: { folder: string; clock: SandboxClock; options: UserPool }): Promise<PoolState> {
    const store = new JournalDataStore(join(folder, `${options.Id}.jsonl`));
    const known = await store.get<Record<string, User>>(undefined, 'Users', {});
    return new PoolState({ id: options.Id, store, users: new IndexedUserPool({ store, clock, options, users: Object.values(known) }) });
  }

  close(): void {
    this.#store.close();
  }
}
