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
};
export type NoticePage = { items: Notice[]; nextToken: string | null };

const FIELDS = 'items { id kind channel state text createdAt sentAt attempts reason } nextToken';

/** One page. Rejects with `CODE …`. */
const ask = async (token: string, field: 'listMyNotices' | 'listNotices', variables: Record<string, unknown>): Promise<NoticePage> => {
  const state = field === 'listNotices' ? { declared: ', $state: NoticeState', given: ', state: $state' } : { declared: '', given: '' };
  const query = `query ($eventId: ID!, $nextToken: String${state.declared}) { ${field}(eventId: $eventId, nextToken: $nextToken${state.given}) { ${FIELDS} } }`;
  const response = await fetch(doors().graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data: Record<string, NoticePage> | null;
    errors?: { errorType?: string | null; message: string }[];
  };
  if (errors?.length) throw new Error(errors.map(({ errorType, message }) => `${errorType ?? ''} ${message}`).join('\n'));
  return data?.[field] as NoticePage;
};

export const listMyNotices = (token: string, eventId: string, nextToken: string | null = null): Promise<NoticePage> =>
  ask(token, 'listMyNotices', { eventId, nextToken });

export const listNotices = (
  token: string,
  eventId: string,
  { state = null, nextToken = null }: { state?: string | null; nextToken?: string | null } = {},
): Promise<NoticePage> => ask(token, 'listNotices', { eventId, state, nextToken });
