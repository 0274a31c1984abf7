import type { FailedEvent } from './failed-event.ts';

/** A place where failed events lie. */
export type FailureSource = {
  /** For a person. */
  name: string;
  /** All of them, with the ids of those that neither Lambda nor SNS wrote. */
  list(): Promise<{ events: FailedEvent[]; unreadable: string[] }>;
  remove(event: FailedEvent): Promise<void>;
  /** Keeps what is left of it in its place. */
  keep(event: FailedEvent, left: unknown): Promise<void>;
  /** Gives back what it held. */
  close(): Promise<void>;
};
