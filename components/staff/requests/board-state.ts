import type { GuestRequest } from '@/lib/data/request-fields';
import { foresee, type PendingStep } from './board-steps';

/** `seenAt`: when this device last heard of it from the subscription or as an answer, in milliseconds; 0 when a list brought it. */
type Known = { request: GuestRequest; seenAt: number };

/**
 * What this device knows of the requests of one event, or of one area of it. Pure, and the newest version of a request wins, so
 * that the order, the repetition and the delay of what arrives do not matter.
 */
export type BoardState = {
  known: ReadonlyMap<string, Known>;
  /** The version of requests that a list no longer named: what is not newer is an echo of before. */
  gone: ReadonlyMap<string, { version: number; at: number }>;
  /** Own steps, in their order, whose answers are awaited. */
  pending: readonly PendingStep[];
  /** How many pages of finished requests are kept, and where they go on. */
  finishedPages: number;
  nextFinished?: string | undefined;
  isRead: boolean;
};

export type BoardChange =
  /** The subscription brought a request. */
  | { type: 'announced'; request: GuestRequest; at: number }
  /** All pages of active requests and the first pages of finished ones, read one after the other from `startedAt` on. */
  | {
      type: 'read';
      startedAt: number;
      active: GuestRequest[];
      finished: GuestRequest[];
      finishedPages: number;
      nextFinished?: string | undefined;
    }
  | { type: 'readOlder'; finished: GuestRequest[]; nextFinished?: string | undefined }
  | { type: 'stepped'; step: PendingStep }
  | { type: 'answered'; key: string; request: GuestRequest; at: number }
  | { type: 'refused'; key: string };

/** The lists are indexes, which follow the writes with a delay: for so long, in milliseconds, what was announced counts more. */
export const INDEX_DELAY_MS = 3_000;
/** An echo that is later than this, in milliseconds, does not come. */
const ECHO_MS = 10 * 60_000;

export const emptyBoard = (): BoardState => ({ known: new Map(), gone: new Map(), pending: [], finishedPages: 1, isRead: false });

export const changeBoard = (board: BoardState, change: BoardChange): BoardState => {
  switch (change.type) {
    case 'announced':
      return learn(board, [change.request], change.at);
    case 'read':
      return afterRead(board, change);
    case 'readOlder': {
      const { nextFinished, finished } = change;
      return { ...learn(board, finished, 0), finishedPages: board.finishedPages + 1, nextFinished };
    }
    case 'stepped':
      return { ...board, pending: [...board.pending, change.step] };
    case 'answered':
      return { ...learn(board, [change.request], change.at), pending: board.pending.filter(({ key }) => key !== change.key) };
    case 'refused':
      return { ...board, pending: board.pending.filter(({ key }) => key !== change.key) };
  }
};

const learn = (board: BoardState, requests: readonly GuestRequest[], seenAt: number): BoardState => {
  const known = new Map(board.known);
  let isNews = false;
  for (const request of requests) {
    const { id, version } = request;
    const before = known.get(id);
    if (before && before.request.version >= version) continue;
    // A list that names it again knows better than the one that did not.
    if (seenAt > 0 && (board.gone.get(id)?.version ?? -1) >= version) continue;
    known.set(id, { request, seenAt: Math.max(seenAt, before?.seenAt ?? 0) });
    isNews = true;
  }
  return isNews ? { ...board, known } : board;
};

/** What the lists no longer name was finished, or is older than the finished pages that are kept. */
const afterRead = (
  board: BoardState,
  { startedAt, active, finished, finishedPages, nextFinished }: BoardChange & { type: 'read' },
): BoardState => {
  const named = new Set([...active, ...finished].map(({ id }) => id));
  const learnt = learn(board, [...active, ...finished], 0);
  const known = new Map(learnt.known);
  const gone = new Map([...board.gone].filter(([id, { at }]) => !named.has(id) && startedAt - at < ECHO_MS));
  for (const [id, { request, seenAt }] of learnt.known) {
    if (named.has(id) || seenAt >= startedAt - INDEX_DELAY_MS) continue;
    known.delete(id);
    gone.set(id, { version: request.version, at: startedAt });
  }
  return { ...learnt, known, gone, finishedPages, nextFinished, isRead: true };
};

/** The requests as the server told them. */
export const toldRequests = ({ known }: BoardState): GuestRequest[] => [...known.values()].map(({ request }) => request);

/** The requests as the board shows them: what the server said, with own steps foreseen. */
export const requestsOn = ({ known, pending }: BoardState): GuestRequest[] =>
  [...known.values()].map(({ request }) => pending.filter(({ id }) => id === request.id).reduce(foresee, request));

/** A request as the board shows it. */
export const findOnBoard = ({ known, pending }: BoardState, id: string): GuestRequest | undefined => {
  const request = known.get(id)?.request;
  return request && pending.filter((step) => step.id === id).reduce(foresee, request);
};
