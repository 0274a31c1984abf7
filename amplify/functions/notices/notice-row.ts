import type { NoticeChannel, NoticeKind, NoticeState } from '../../../lib/domain/notification.ts';
import type { RegistrationFacts, RequestFacts } from './notice-request.ts';

/** One message on one channel, and what became of it. Instants are ISO 8601. */
export type NoticeRow = {
  id: string;
  eventId: string;
  kind: NoticeKind;
  subjectId: string;
  /** The guest, or the alert of a member of staff. */
  personId: string;
  guestId?: string | undefined;
  channel: NoticeChannel;
  state: NoticeState;
  /** One line, as a guest reads it in the app. */
  text: string;
  facts: RegistrationFacts | RequestFacts;
  createdAt: string;
  useBefore: string;
  /** Calls to the provider that were begun. */
  attempts: number;
  /** Those of them whose fate is unknown. */
  uncertain: number;
  /** Which sender has it, while SENDING. */
  senderId?: string | undefined;
  sentAt?: string | undefined;
  /** The provider's id of the message. */
  providerId?: string | undefined;
  /** Why it was not sent, or waits. */
  reason?: string | undefined;
  /** `<eventId>#<n>`: the delivery log. */
  eventShard: string;
  /** `<eventId>#<state>#<n>`, only when it ended without reaching the person: what an organizer looks for. */
  outcomeShard?: string | undefined;
  /** Only IN_APP. */
  inAppGuestId?: string | undefined;
  /** Only while it waits: for its sender, for another attempt, for the morning. */
  dueShard?: string | undefined;
  dueAt?: string | undefined;
  /** Seconds since 1970: DynamoDB forgets it then. */
  expiresAt: number;
};

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

export const keptUntil = (now: Date): number => Math.floor((now.getTime() + KEPT_MS) / 1000);
