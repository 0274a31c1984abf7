import type { Page } from '@/lib/data/events';
import { keepSubscribed, type LiveState } from '@/lib/data/keep-subscribed';
import { listActiveRequests, listFinishedRequests, watchGuestRequests, type BoardScope } from '@/lib/data/request-board';
import type { GuestRequest } from '@/lib/data/request-fields';
import { toAppError } from '@/lib/data/unwrap';
import { changeBoard, emptyBoard, findOnBoard, type BoardChange, type BoardState } from './board-state';
import type { BoardStep, StaffMember } from './board-steps';
import { sendStep } from './send-step';

/** What a board shows; a new object with every change. */
export type BoardView = { board: BoardState; live: LiveState; error: unknown; isReading: boolean; isReadingOlder: boolean };

/** A board's connection to the backend. It holds no React, so that a test drives the very same. */
export type BoardFeed = {
  view: () => BoardView;
  /** The first listener opens the connection and the last one that goes closes it. */
  onChange: (listener: () => void) => () => void;
  /** Reads the lists again; called when something may have been missed. Settles when they were read or failed. */
  refresh: () => Promise<void>;
  readOlder: () => Promise<void>;
  /** Shows the step at once, takes it, and rolls it back when it is refused: then it rejects with the AppError. */
  take: (id: string, step: BoardStep, by: StaffMember) => Promise<GuestRequest>;
};

/** In milliseconds: a failed read is tried again, and an undisturbed board is compared with the server now and then. */
const RETRY_AFTER_MS = 5_000;
const COMPARE_EVERY_MS = 5 * 60_000;
/** So many pages of finished requests are read again at most; further ones are fetched when asked for. */
const FINISHED_PAGES_AGAIN = 5;

/** The board of a scope. Once open it subscribes, and reads the lists each time that the subscription stands. */
export const createBoardFeed = (scope: BoardScope): BoardFeed => {
  let view: BoardView = { board: emptyBoard(), live: 'connecting', error: null, isReading: true, isReadingOlder: false };
  const listeners = new Set<() => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const chains = new Map<string, Promise<unknown>>();
  let isOpen = false;
  let reading: Promise<void> | undefined;
  let isStale = false;
  let steps = 0;
  let disconnect: () => void = () => {};

  const show = (changes: Partial<BoardView>) => {
    view = { ...view, ...changes };
    for (const listener of listeners) listener();
  };
  const change = (what: BoardChange) => {
    const board = changeBoard(view.board, what);
    if (board !== view.board) show({ board });
  };
  const later = (name: string, afterMs: number, run: () => void) => {
    clearTimeout(timers.get(name));
    if (isOpen) timers.set(name, setTimeout(run, afterMs));
  };

  const readOnce = async (): Promise<void> => {
    const startedAt = Date.now();
    const pages = Math.min(view.board.finishedPages, FINISHED_PAGES_AGAIN);
    try {
      // In this order: what is finished in between is in both, and the newer version wins.
      const active = await readPages((nextToken) => listActiveRequests(scope, nextToken));
      const finished = await readPages((nextToken) => listFinishedRequests(scope, nextToken), pages);
      change({
        type: 'read',
        startedAt,
        active: active.items,
        finished: finished.items,
        finishedPages: finished.pages,
        nextFinished: finished.nextToken,
      });
      show({ error: null });
      later('read', COMPARE_EVERY_MS, refreshQuietly);
    } catch (thrown) {
      show({ error: thrown });
      if (['NETWORK', 'CONFLICT', 'UNEXPECTED'].includes(toAppError(thrown).code)) later('read', RETRY_AFTER_MS, refreshQuietly);
    }
  };
  const refresh = (): Promise<void> => {
    if (!isOpen) return Promise.resolve();
    isStale = true;
    reading ??= (async () => {
      if (!view.isReading) show({ isReading: true });
      // What is asked for while pages are read may have changed on a page that was read before.
      while (isStale && isOpen) {
        isStale = false;
        await readOnce();
      }
      reading = undefined;
      show({ isReading: false });
    })();
    return reading;
  };
  const refreshQuietly = () => void refresh();

  const open = () => {
    isOpen = true;
    disconnect = keepSubscribed(
      (onEnd) => watchGuestRequests(scope, (request) => change({ type: 'announced', request, at: Date.now() }), onEnd),
      { onStale: refreshQuietly, onLive: (live) => live !== view.live && show({ live }) },
    );
    // The lists do not wait for the subscription: a network that lets no socket through still shows them.
    refreshQuietly();
  };
  const close = () => {
    isOpen = false;
    disconnect();
    for (const timer of timers.values()) clearTimeout(timer);
  };

  const readOlder = async (): Promise<void> => {
    const { nextFinished } = view.board;
    if (nextFinished === undefined || view.isReadingOlder) return;
    show({ isReadingOlder: true });
    try {
      const { items, nextToken } = await listFinishedRequests(scope, nextFinished);
      if (view.board.nextFinished === nextFinished) change({ type: 'readOlder', finished: items, nextFinished: nextToken });
    } catch (thrown) {
      show({ error: thrown });
    } finally {
      show({ isReadingOlder: false });
    }
  };

  const take = async (id: string, step: BoardStep, by: StaffMember): Promise<GuestRequest> => {
    const shown = findOnBoard(view.board, id);
    const key = `${id}#${(steps += 1)}`;
    change({ type: 'stepped', step: { key, id, on: shown?.version ?? -1, step, by, at: new Date().toISOString() } });
    // A step on a step: the second is sent when the first was answered, and not at all when that was refused.
    const sent = (chains.get(id) ?? Promise.resolve()).then(() => sendStep(scope.eventId, id, step));
    chains.set(id, sent);
    try {
      const request = await sent;
      change({ type: 'answered', key, request, at: Date.now() });
      return request;
    } catch (thrown) {
      change({ type: 'refused', key });
      // Whoever was faster may have been announced in an outage.
      refreshQuietly();
      throw toAppError(thrown);
    } finally {
      if (chains.get(id) === sent) chains.delete(id);
    }
  };

  return {
    view: () => view,
    onChange: (listener) => {
      listeners.add(listener);
      if (!isOpen) open();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) close();
      };
    },
    refresh,
    readOlder,
    take,
  };
};

const readPages = async (
  readPage: (nextToken?: string) => Promise<Page<GuestRequest>>,
  most = Infinity,
): Promise<Page<GuestRequest> & { pages: number }> => {
  const items: GuestRequest[] = [];
  let nextToken: string | undefined;
  let pages = 0;
  do {
    const page = await readPage(nextToken);
    items.push(...page.items);
    nextToken = page.nextToken;
    pages += 1;
  } while (nextToken !== undefined && pages < most);
  return { items, pages, nextToken };
};
