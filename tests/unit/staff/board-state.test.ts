import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeBoard,
  emptyBoard,
  findOnBoard,
  INDEX_DELAY_MS,
  requestsOn,
  type BoardState,
} from '../../../components/staff/requests/board-state.ts';
import type { PendingStep } from '../../../components/staff/requests/board-steps.ts';
import type { GuestRequest } from '../../../lib/data/request-fields.ts';
import { isActive } from '../../../lib/domain/guest-request.ts';
import { aRequest, ME, OTHER } from './request-builders.ts';

const read = (board: BoardState, active: GuestRequest[], finished: GuestRequest[] = [], startedAt = 1e9): BoardState =>
  changeBoard(board, { type: 'read', startedAt, active, finished, finishedPages: 1 });
const announced = (board: BoardState, request: GuestRequest, at: number): BoardState =>
  changeBoard(board, { type: 'announced', request, at });
const versionsOn = (board: BoardState) => Object.fromEntries(requestsOn(board).map(({ id, version }) => [id, version]));

describe('a board', () => {
  it('shows the newest version of a request, in whatever order and however often versions come', () => {
    const versions = [1, 2, 3, 4].map((version) => aRequest('a', { version, note: `as of ${version}` }));
    fc.assert(
      fc.property(fc.shuffledSubarray([...versions, ...versions], { minLength: 8, maxLength: 8 }), (order) => {
        const board = order.reduce((before, request, at) => announced(before, request, at + 1), emptyBoard());
        expect(findOnBoard(board, 'a')?.note).toBe('as of 4');
      }),
    );
  });

  it('stays the very same object when nothing is new', () => {
    const board = announced(emptyBoard(), aRequest('a', { version: 2 }), 1);
    expect(announced(board, aRequest('a', { version: 2 }), 2)).toBe(board);
    expect(announced(board, aRequest('a', { version: 1 }), 3)).toBe(board);
  });

  it('drops what left the lists in an outage, and takes no echo of it for news', () => {
    const before = read(emptyBoard(), [aRequest('a', { version: 2 }), aRequest('b')], [], 1e6);
    const after = read(before, [aRequest('b')], [], 2e6);
    expect(versionsOn(after)).toEqual({ b: 1 });
    expect(announced(after, aRequest('a', { version: 2 }), 2e6 + 1)).toBe(after);
    expect(versionsOn(announced(after, aRequest('a', { version: 3 }), 2e6 + 1))).toEqual({ a: 3, b: 1 });
    expect(versionsOn(read(after, [aRequest('a', { version: 2 }), aRequest('b')], [], 3e6))).toEqual({ a: 2, b: 1 });
  });

  it('shows what left the lists as done where a list of finished ones names it', () => {
    const before = read(emptyBoard(), [aRequest('a')], [], 1e6);
    const after = read(before, [], [aRequest('a', { version: 3, state: 'FULFILLED' })], 2e6);
    expect(findOnBoard(after, 'a')?.state).toBe('FULFILLED');
  });

  it('keeps what was announced while the lists were read, or just before: indexes follow with a delay', () => {
    const startedAt = 1e6;
    const just = announced(announced(emptyBoard(), aRequest('before'), startedAt - INDEX_DELAY_MS), aRequest('while'), startedAt + 5);
    expect(Object.keys(versionsOn(read(just, [], [], startedAt)))).toEqual(['before', 'while']);
    expect(versionsOn(read(just, [], [], startedAt + INDEX_DELAY_MS + 6))).toEqual({});
  });

  it('adds earlier finished requests page by page', () => {
    const first = changeBoard(emptyBoard(), {
      type: 'read',
      startedAt: 1e6,
      active: [],
      finished: [aRequest('a', { state: 'FULFILLED' })],
      finishedPages: 1,
      nextFinished: 'two',
    });
    const second = changeBoard(first, { type: 'readOlder', finished: [aRequest('b', { state: 'DECLINED' })] });
    expect(second).toMatchObject({ finishedPages: 2, nextFinished: undefined });
    expect(Object.keys(versionsOn(second))).toEqual(['a', 'b']);
  });
});

const stepOn = (request: GuestRequest, step: PendingStep['step'], key = step.type): PendingStep => ({
  key,
  id: request.id,
  on: request.version,
  step,
  by: ME,
  at: '2026-06-01T12:05:00.000Z',
});

describe('an own step', () => {
  const open = aRequest('a');
  const stepped = (board: BoardState, step: PendingStep) => changeBoard(board, { type: 'stepped', step });

  it('shows at once and is taken back when it is refused', () => {
    const board = stepped(read(emptyBoard(), [open]), stepOn(open, { type: 'claim' }));
    expect(findOnBoard(board, 'a')).toMatchObject({ state: 'CLAIMED', claimedBy: ME.sub, version: 2 });
    expect(findOnBoard(changeBoard(board, { type: 'refused', key: 'claim' }), 'a')).toEqual(open);
  });

  it('gives way to a colleague who was faster, before the refusal comes', () => {
    const board = stepped(read(emptyBoard(), [open]), stepOn(open, { type: 'claim' }));
    const taken = announced(board, aRequest('a', { version: 2, state: 'CLAIMED', claimedBy: OTHER.sub, claimedByName: OTHER.name }), 2e9);
    expect(findOnBoard(taken, 'a')?.claimedBy).toBe(OTHER.sub);
    expect(findOnBoard(changeBoard(taken, { type: 'refused', key: 'claim' }), 'a')?.claimedBy).toBe(OTHER.sub);
  });

  it('goes on top of another own step', () => {
    const claimed = stepped(read(emptyBoard(), [open]), stepOn(open, { type: 'claim' }));
    const shown = findOnBoard(claimed, 'a');
    if (!shown) throw new Error('The claimed request is not shown.');
    const done = stepped(claimed, stepOn(shown, { type: 'fulfil' }));
    expect(findOnBoard(done, 'a')).toMatchObject({ state: 'FULFILLED', version: 3 });
    const answered = changeBoard(done, {
      type: 'answered',
      key: 'claim',
      at: 2e9,
      request: aRequest('a', { version: 2, state: 'CLAIMED', claimedBy: ME.sub }),
    });
    expect(findOnBoard(answered, 'a')).toMatchObject({ state: 'FULFILLED', version: 3 });
  });

  it.each([
    ['release', 'OPEN'],
    ['fulfil', 'OPEN'],
    ['claim', 'CLAIMED'],
    ['reopen', 'CLAIMED'],
    ['claim', 'FULFILLED'],
  ] as const)('%s shows nothing on a request that is %s', (type, state) => {
    const request = aRequest('a', { state });
    expect(findOnBoard(stepped(read(emptyBoard(), [request]), stepOn(request, { type })), 'a')).toEqual(request);
  });

  it('marks lines as paid and takes that back', () => {
    const lines = [1, 2].map((quantity) => ({
      itemId: `item-${quantity}`,
      name: 'Tea',
      category: 'BEVERAGE' as const,
      quantity,
      unitPriceCents: 150,
    }));
    const request = aRequest('a', { state: 'CLAIMED', lines });
    const paid = stepped(read(emptyBoard(), [request]), stepOn(request, { type: 'pay', lines: [1], method: 'CASH' }));
    const shown = findOnBoard(paid, 'a');
    expect(shown?.lines.map(({ paymentMethod }) => paymentMethod)).toEqual([undefined, 'CASH']);
    if (!shown) throw new Error('The paid request is not shown.');
    const undone = stepped(paid, stepOn(shown, { type: 'undoPayment', lines: [1] }));
    expect(findOnBoard(undone, 'a')?.lines.every(({ paymentMethod }) => paymentMethod === undefined)).toBe(true);
    expect(findOnBoard(stepped(paid, stepOn(shown, { type: 'decline', reason: 'Sold out' })), 'a')?.state).toBe('CLAIMED');
  });
});

/** A server whose every change is announced, and which lists what it holds. */
const newServer = () => {
  const rows = new Map<string, GuestRequest>();
  const announcements: GuestRequest[] = [];
  const save = (request: GuestRequest): GuestRequest => {
    rows.set(request.id, request);
    announcements.push(request);
    return request;
  };
  return {
    announcements,
    row: (id: string) => rows.get(id),
    change: (id: string, toss: number): GuestRequest => {
      const row = rows.get(id);
      if (!row) return save(aRequest(id));
      const states = NEXT[row.state];
      return save({ ...row, version: row.version + 1, state: states[toss % states.length] ?? row.state });
    },
    active: () => [...rows.values()].filter(({ state }) => isActive(state)),
    finished: () => [...rows.values()].filter(({ state }) => !isActive(state)),
  };
};

const NEXT: Record<GuestRequest['state'], GuestRequest['state'][]> = {
  OPEN: ['CLAIMED', 'CANCELLED', 'DECLINED'],
  CLAIMED: ['FULFILLED', 'OPEN', 'CLAIMED', 'DECLINED'],
  FULFILLED: ['CLAIMED', 'FULFILLED'],
  CANCELLED: ['CANCELLED'],
  DECLINED: ['DECLINED'],
};

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('change' as const), id: ids, toss: fc.nat(11) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('announce' as const), which: fc.nat(200) }) },
  fc.record({ type: fc.constant('beginRead' as const) }),
  fc.record({ type: fc.constant('readFinished' as const), most: fc.nat(3) }),
  fc.record({ type: fc.constant('endRead' as const) }),
  fc.record({ type: fc.constant('step' as const), id: ids, step: fc.constantFrom('claim', 'release', 'fulfil', 'reopen') }),
  fc.record({ type: fc.constant('answer' as const), isRefused: fc.boolean(), toss: fc.nat(11) }),
  fc.record({ type: fc.constant('wait' as const), ms: fc.nat(2 * INDEX_DELAY_MS) }),
);

describe('any interleaving of changes, announcements (lost, late, twice), reads and own steps', () => {
  it('ends, once the lists were read undisturbed, in what the server holds', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), (events) => {
        const server = newServer();
        let board = emptyBoard();
        let now = 1e6;
        let steps = 0;
        let reading: { startedAt: number; active: GuestRequest[]; finished?: GuestRequest[] } | undefined;
        const heard: GuestRequest[] = [];
        const apply = (change: Parameters<typeof changeBoard>[1]) => (board = changeBoard(board, change));
        for (const what of events) {
          now += 10;
          switch (what.type) {
            case 'change':
              server.change(what.id, what.toss);
              break;
            case 'announce': {
              const request = server.announcements[what.which % (server.announcements.length || 1)];
              if (!request) break;
              heard.push(request);
              apply({ type: 'announced', request, at: now });
              break;
            }
            case 'beginRead':
              reading = { startedAt: now, active: server.active() };
              break;
            case 'readFinished':
              if (reading) reading.finished = server.finished().slice(0, what.most);
              break;
            case 'endRead':
              if (reading?.finished) apply({ type: 'read', ...reading, finished: reading.finished, finishedPages: 1 });
              reading = undefined;
              break;
            case 'step': {
              const on = findOnBoard(board, what.id)?.version ?? -1;
              apply({
                type: 'stepped',
                step: { key: String((steps += 1)), id: what.id, on, step: { type: what.step } as PendingStep['step'], by: ME, at: '' },
              });
              break;
            }
            case 'answer': {
              const [step] = board.pending;
              if (!step) break;
              if (what.isRefused) apply({ type: 'refused', key: step.key });
              else apply({ type: 'answered', key: step.key, request: server.change(step.id, what.toss), at: now });
              break;
            }
            case 'wait':
              now += what.ms;
          }
        }
        for (const { key } of board.pending) apply({ type: 'refused', key });
        now += INDEX_DELAY_MS + 1;
        apply({ type: 'read', startedAt: now, active: server.active(), finished: server.finished(), finishedPages: 1 });
        const truth = Object.fromEntries([...server.active(), ...server.finished()].map((request) => [request.id, request]));
        expect(Object.fromEntries(requestsOn(board).map((request) => [request.id, request]))).toEqual(truth);
        // Whatever was heard before may come again.
        for (const request of heard) apply({ type: 'announced', request, at: now + 1 });
        expect(Object.fromEntries(requestsOn(board).map((request) => [request.id, request]))).toEqual(truth);
      }),
      { numRuns: 500 },
    );
  });

  it('needs no further read when every change was announced, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ids, fc.nat(11)), { maxLength: 40 }),
        fc.nat(40),
        fc.infiniteStream(fc.nat()),
        (changes, readAfter, random) => {
          const server = newServer();
          let board = emptyBoard();
          const missed: GuestRequest[] = [];
          const reads = Math.min(readAfter, changes.length);
          changes.forEach(([id, toss], index) => {
            const request = server.change(id, toss);
            if (index >= reads) missed.push(request);
            if (index + 1 === reads) board = read(board, server.active(), server.finished(), 1e6);
          });
          while (missed.length > 0) {
            const [request] = missed.splice((random.next().value ?? 0) % missed.length, 1);
            if (request) board = announced(board, request, 1e6 + 1);
          }
          for (const request of [...server.active(), ...server.finished()]) expect(findOnBoard(board, request.id)).toEqual(request);
        },
      ),
    );
  });
});
