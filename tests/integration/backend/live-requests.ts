import { type GuestRequest, REQUEST } from './guest-request-calls.ts';
import { subscribe as open } from './live-subscription.ts';

export type LiveRequests = {
  /** What arrived so far, in order. */
  received: GuestRequest[];
  /** Resolves once this request has arrived in this version or a later one. */
  until(request: Pick<GuestRequest, 'id' | 'version'>): Promise<void>;
  close(): void;
};

const subscribe = async (token: string, query: string, variables: Record<string, unknown>): Promise<LiveRequests> => {
  const live = await open<GuestRequest>(token, query, variables);
  return { ...live, until: ({ id, version }) => live.until((one) => one.id === id && one.version >= version) };
};

/** What a staff board hears. */
export const watchBoard = (token: string, eventId: string, area?: string): Promise<LiveRequests> =>
  subscribe(token, `subscription ($eventId: ID!, $area: String) { onGuestRequest(eventId: $eventId, area: $area) { ${REQUEST} } }`, {
    eventId,
    area,
  });

/** What a guest's phone hears. */
export const watchMine = (token: string, eventId: string): Promise<LiveRequests> =>
  subscribe(token, `subscription ($eventId: ID!) { onMyGuestRequest(eventId: $eventId) { ${REQUEST} } }`, { eventId });
