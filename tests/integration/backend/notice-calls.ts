import { doors } from './backend-calls.ts';

export type Notice = {
  id: string;
  kind: string;
  channel: string;
  state: string;
  text: string;
  createdAt: string;
  sentAt: string | null;
  attempts: number;
  reason: string | null;
  delivery: string | null;
  deliveredAt: string | null;
  resends: number;
  canBeResent: boolean;
};
export type NoticePage = { items: Notice[]; nextToken: string | null };
export type NoticeCount = { kind: string; channel: string; state: string; reason: string | null; delivery: string | null; count: number };
export type NoticeStats = { counts: NoticeCount[]; countedAt: string | null };

const NOTICE = 'id kind channel state text createdAt sentAt attempts reason delivery deliveredAt resends canBeResent';

/** One field's answer. Rejects with `CODE …`. */
const ask = async <Answer>(token: string, query: string, variables: Record<string, unknown>): Promise<Answer> => {
  const response = await fetch(doors().graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data: Record<string, Answer> | null;
    errors?: { errorType?: string | null; message: string }[];
  };
  if (errors?.length) throw new Error(errors.map(({ errorType, message }) => `${errorType ?? ''} ${message}`).join('\n'));
  return Object.values(data ?? {})[0] as Answer;
};

export const listMyNotices = (token: string, eventId: string, nextToken: string | null = null): Promise<NoticePage> =>
  ask(
    token,
    `query ($eventId: ID!, $nextToken: String) { listMyNotices(eventId: $eventId, nextToken: $nextToken) { items { ${NOTICE} } nextToken } }`,
    { eventId, nextToken },
  );

type Filter = {
  state?: string | null;
  delivery?: string;
  withoutDelivery?: boolean;
  kind?: string;
  channel?: string;
  reason?: string;
  guestId?: string;
  nextToken?: string | null;
};

const FILTERS =
  '$state: NoticeState, $delivery: DeliveryState, $withoutDelivery: Boolean, $kind: NoticeKind, $channel: NoticeChannel, $reason: String, $guestId: ID, $nextToken: String';
const GIVEN =
  'state: $state, delivery: $delivery, withoutDelivery: $withoutDelivery, kind: $kind, channel: $channel, reason: $reason, guestId: $guestId, nextToken: $nextToken';

export const listNotices = (token: string, eventId: string, filter: Filter = {}): Promise<NoticePage> =>
  ask(token, `query ($eventId: ID!, ${FILTERS}) { listNotices(eventId: $eventId, ${GIVEN}) { items { ${NOTICE} } nextToken } }`, {
    eventId,
    ...filter,
  });

export const getNoticeStats = (token: string, eventId: string): Promise<NoticeStats> =>
  ask(
    token,
    'query ($eventId: ID!) { getNoticeStats(eventId: $eventId) { countedAt counts { kind channel state reason delivery count } } }',
    { eventId },
  );

export const resendNotices = (token: string, eventId: string, ids: string[]): Promise<Notice[]> =>
  ask(token, `mutation ($eventId: ID!, $ids: [String!]!) { resendNotices(eventId: $eventId, ids: $ids) { ${NOTICE} } }`, { eventId, ids });
