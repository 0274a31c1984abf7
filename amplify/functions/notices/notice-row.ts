import type { DeliveryState } from '../../../lib/domain/delivery.ts';
import type { NoticeLanguage } from '../../../lib/domain/notice-language.ts';
import type { NoticeChannel, NoticeKind, NoticeOutcome, NoticeState } from '../../../lib/domain/notification.ts';
import type { NoticeFacts } from './notice-request.ts';

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
  /** One line, as a guest reads it in the app, in the language that the guest had chosen then. */
  text: string;
  /** Of the line. */
  language?: NoticeLanguage | undefined;
  facts: NoticeFacts;
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
  /** Why it was not sent, waits, or did not arrive. */
  reason?: string | undefined;
  /** What the provider told later of a message that it took. */
  delivery?: DeliveryState | undefined;
  /** When the provider says that happened. */
  deliveredAt?: string | undefined;
  /** How often an organizer had it sent anew, and when last. */
  resends?: number | undefined;
  resentAt?: string | undefined;
  /** `<eventId>#<n>`: the delivery log. */
  eventShard: string;
  /** `<eventId>#<state or delivery>#<n>`, only when it ended without reaching the person: what an organizer looks for. */
  outcomeShard?: string | undefined;
  /** Only IN_APP. */
  inAppGuestId?: string | undefined;
  /** Only while it waits: for its sender, for another attempt, for the morning. */
  dueShard?: string | undefined;
  dueAt?: string | undefined;
  /** The dispatch it goes out with, at first: the stream brings that one instead (dispatch.ts). */
  dispatchId?: string | undefined;
  /** Seconds since 1970: DynamoDB forgets it then. */
  expiresAt: number;
};

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** The stream brings a new notice to the sender within a second. If it never does, the sweep takes it from then on. */
const STREAM_GRACE_MS = 2 * 60 * 1000;

export const sweptFrom = (now: Date): string => new Date(now.getTime() + STREAM_GRACE_MS).toISOString();

export const keptUntil = (now: Date): number => Math.floor((now.getTime() + KEPT_MS) / 1000);

/** Where the index of what did not reach its person has a notice: by event and what became of it. */
export const outcomeShardOf = (
  { eventId, eventShard }: Pick<NoticeRow, 'eventId' | 'eventShard'>,
  outcome: NoticeOutcome | DeliveryState,
): string => `${eventId}#${outcome}#${eventShard.slice(eventShard.indexOf('#') + 1)}`;
