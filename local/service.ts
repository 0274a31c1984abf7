/**
 * One emulated AWS service of the offline sandbox. The sandbox starts services in an explicit order and stops them in
 * the reverse order; `applyBackend` is called once before the first request and again after every reload.
 */
export type LocalService = {
  /** Shown in the console and in error messages, e.g. "AppSync". */
  readonly name: string;
  /** Binds ports (127.0.0.1 only) and opens stores. Rejects with a `SandboxError` that says what to do. */
  start(): Promise<void>;
  /** Takes over a newly synthesized backend without losing data or dropping requests in flight. */
  applyBackend(backend: LocalBackend): Promise<void>;
  /** Ends every process, socket, timer and worker the service owns. Safe to call twice. */
  stop(): Promise<void>;
  /** Where the service listens, for the table of addresses; undefined when it has no port of its own. */
  readonly address?: string | undefined;
};

import type { LocalBackend } from './cloud-assembly/local-backend.ts';
