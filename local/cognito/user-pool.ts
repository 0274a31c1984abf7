import type { Context } from 'cognito-local/lib/services/context.js';
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js';
import { UserPoolServiceImpl, attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import type { User, UserPool } from 'cognito-local/lib/services/userPoolService.js';
import type { SandboxClock } from '../clock.ts';

/**
 * cognito-local keeps one code per user; what it was sent for and when decide whether it may still be used. And the secret of an
 * authenticator app that was not proved yet is kept apart from the one in use.
 */
export type PoolUser = User & {
  ConfirmationCodeFor?: string;
  ConfirmationCodeSentAt?: number;
  AttributeCodeSentAt?: number;
  NewTotpSecret?: string;
};

/** What one call carries through cognito-local. */
export type CallContext = Context & {
  operation: string;
  temporaryPassword?: string | undefined;
  refreshing?: { originJti: string; authTime: number };
};

/**
 * The pool of cognito-local with an index by e-mail address (its own look-up reads every user), addresses without
 * regard to case as Amplify sets up its pools, and the age of codes. Refresh tokens are kept by `SessionStore` instead.
 */
export class IndexedUserPool extends UserPoolServiceImpl {
  readonly #byEmail = new Map<string, string>();
  readonly #store: DataStore;
  readonly #now: () => Date;
  #options: UserPool;

  constructor({ store, clock, options, users }: { store: DataStore; clock: SandboxClock; options: UserPool; users: User[] }) {
    super(store, { get: () => clock.now() }, store, options);
    this.#store = store;
    this.#now = () => clock.now();
    this.#options = options;
    for (const user of users) this.#index(user);
  }

  override get options(): UserPool {
    return this.#options;
  }

  /** After a reload; the template alone says how a pool is set up, so this is not stored. */
  replaceOptions(options: UserPool): void {
    this.#options = options;
  }

  /** By user name (the sub) or by e-mail address. */
  override async getUserByUsername(context: Context, username: string): Promise<PoolUser | null> {
    const id = this.#byEmail.get(String(username).toLowerCase()) ?? String(username);
    return this.#store.get<PoolUser | null>(context, ['Users', id], null);
  }

  override async saveUser(context: CallContext, user: PoolUser): Promise<void> {
    const before = await this.getUserByUsername(context, user.Username);
    const sentAt = this.#now().getTime();
    const saved: PoolUser = { ...user };
    if (user.ConfirmationCode !== before?.ConfirmationCode) {
      saved.ConfirmationCodeFor = context.operation === 'ForgotPassword' ? 'PASSWORD' : 'SIGN_UP';
      saved.ConfirmationCodeSentAt = sentAt;
    }
    if (user.AttributeVerificationCode !== before?.AttributeVerificationCode) saved.AttributeCodeSentAt = sentAt;
    if (before) this.#byEmail.delete(emailOf(before));
    await super.saveUser(context, saved);
    this.#index(saved);
  }

  override async deleteUser(context: Context, user: User): Promise<void> {
    this.#byEmail.delete(emailOf(user));
    await super.deleteUser(context, user);
  }

  override async storeRefreshToken(): Promise<void> {}

  override async getUserByRefreshToken(): Promise<User | null> {
    return null;
  }

  #index(user: User): void {
    const email = emailOf(user);
    if (email) this.#byEmail.set(email, user.Username);
  }
}

const emailOf = (user: User): string => (attributeValue('email', user.Attributes) ?? '').toLowerCase();

/** The same for every spelling of one person: the key under which their changes wait for one another. */
export const subOf = (user: User): string => attributeValue('sub', user.Attributes) ?? user.Username;
