import type { GuestRequest, RequestLine } from '@/lib/data/request-fields';

/** e.g. "2 × Flat white, Carrot cake"; a call for help by its note. */
export const contentsOf = ({
  lines,
  note,
}: {
  lines: readonly Pick<RequestLine, 'name' | 'quantity'>[];
  note?: string | undefined;
}): string =>
  lines.length > 0 ? lines.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(', ') : `Help: ${note ?? ''}`;

const isHelp = ({ category }: Pick<GuestRequest, 'category'>): boolean => category === 'ASSISTANCE';

const helperOf = ({ claimedByName }: GuestRequest): string => claimedByName ?? 'Somebody';

/** Where the request is now, as a line of its own. */
export const stateWords = (request: GuestRequest): string => {
  switch (request.state) {
    case 'OPEN':
      return isHelp(request) ? 'The team has been told.' : 'Waiting for somebody to take it.';
    case 'CLAIMED':
      return isHelp(request) ? `${helperOf(request)} is coming.` : `${helperOf(request)} is on it.`;
    case 'FULFILLED':
      return isHelp(request) ? 'Done.' : 'Delivered.';
    case 'CANCELLED':
      return 'You cancelled this.';
    case 'DECLINED':
      return request.declineReason ? `Declined: ${request.declineReason}` : 'Declined.';
  }
};

/** What is announced when a request got there, wherever the guest is looking. */
export const newsWords = (request: GuestRequest): string => {
  const contents = contentsOf(request);
  switch (request.state) {
    case 'OPEN':
      return `${contents}: waiting for somebody else to take it.`;
    case 'CLAIMED':
      return `${helperOf(request)} is coming. ${contents}`;
    case 'FULFILLED':
      return `${isHelp(request) ? 'Done' : 'Delivered'}: ${contents}`;
    case 'CANCELLED':
      return `Cancelled: ${contents}`;
    case 'DECLINED':
      return `Declined: ${contents}${request.declineReason ? `. ${request.declineReason}` : ''}`;
  }
};

export type ProgressStep = { label: string; at?: string; state: 'done' | 'current' | 'ahead' };

/** A request that goes well, in three steps. */
export const progressOf = (request: GuestRequest): ProgressStep[] => {
  const { state, claimedByName, claimedAt, fulfilledAt, createdAt } = request;
  const isOver = state === 'FULFILLED';
  const coming = claimedByName ? `${claimedByName} ${isOver ? 'came' : 'is coming'}` : 'Somebody comes';
  return [
    { label: 'Asked', at: createdAt, state: state === 'OPEN' ? 'current' : 'done' },
    { label: coming, ...(claimedAt && { at: claimedAt }), state: state === 'OPEN' ? 'ahead' : isOver ? 'done' : 'current' },
    { label: isHelp(request) ? 'Done' : 'Delivered', ...(fulfilledAt && { at: fulfilledAt }), state: isOver ? 'current' : 'ahead' },
  ];
};

/** e.g. "just now", "3 minutes ago", "2 hours ago". */
export const agoOf = (at: string, now: Date): string => {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000));
  if (minutes === 0) return 'just now';
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return hours === 1 ? '1 hour ago' : `${hours} hours ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'yesterday' : `${days} days ago`;
};
