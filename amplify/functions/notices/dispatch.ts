import type { NoticeRow } from './notice-row.ts';

/** Addresses of one call to the provider, and so notices of one dispatch and channel. */
export const DISPATCH_SIZE = 100;

/**
 * Notices that are sent together, for news that goes to many people at once. The stream leaves rows that name a dispatch
 * alone and brings the dispatch, which is written after them; a dispatch that never comes leaves them to the sweep.
 */
export type DispatchRow = {
  id: string;
  /** Tells it apart from notices, also for the stream's filters. */
  kind: 'DISPATCH';
  eventId: string;
  /** Ids of at most DISPATCH_SIZE notices of one channel. */
  noticeIds: string[];
  /** Seconds since 1970: DynamoDB forgets it then. */
  expiresAt: number;
};

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Puts notices that wait to be sent into dispatches of at most DISPATCH_SIZE, by channel; those of the app need none.
 * Write `rows` first, in any way, and then `dispatches`: writing either again does no harm.
 * @param key - unique for this news, e.g. session, wave and page; the same for a retry of it.
 */
export const inDispatches = (
  notices: readonly NoticeRow[],
  { eventId, key, now }: { eventId: string; key: string; now: Date },
): { rows: NoticeRow[]; dispatches: DispatchRow[] } => {
  const dispatches: DispatchRow[] = [];
  const openByChannel = new Map<string, DispatchRow>();
  const rows = notices.map((notice) => {
    if (notice.state !== 'PENDING') return notice;
    let dispatch = openByChannel.get(notice.channel);
    if (!dispatch || dispatch.noticeIds.length === DISPATCH_SIZE) {
      const number = dispatches.filter(({ id }) => id.includes(`#${notice.channel}#`)).length + 1;
      dispatch = {
        id: `${eventId}#DISPATCH#${key}#${notice.channel}#${number}`,
        kind: 'DISPATCH',
        eventId,
        noticeIds: [],
        expiresAt: Math.floor((now.getTime() + KEPT_MS) / 1000),
      };
      dispatches.push(dispatch);
      openByChannel.set(notice.channel, dispatch);
    }
    dispatch.noticeIds.push(notice.id);
    return { ...notice, dispatchId: dispatch.id };
  });
  return { rows, dispatches };
};
