import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, newlyOpen, type Filters } from '../../../components/staff/requests/board-columns.ts';
import { commandOf, move } from '../../../components/staff/requests/board-keys.ts';
import { readAddress, writeAddress } from '../../../components/staff/requests/board-url.ts';
import { ageOf, spanInWords } from '../../../components/staff/requests/request-age.ts';
import { centsOf, dueLines, refusalOf } from '../../../components/staff/requests/request-words.ts';
import { steadySlots } from '../../../components/staff/requests/use-steady.ts';
import { wallGrid, wallOrder } from '../../../components/staff/requests/wall-grid.ts';
import { AppError } from '../../../lib/domain/app-error.ts';
import { aRequest, ME, OTHER } from './request-builders.ts';

const ALL: Filters = { isMine: false, text: '' };
const at = (minute: number) => new Date(Date.parse('2026-06-01T12:00:00.000Z') + minute * 60_000);
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('the columns of a board', () => {
  it('put calls for help first and then who waits longest; of the done ones, the latest', () => {
    const { open, done } = columnsOf(
      [
        aRequest('young', { createdAt: at(5).toISOString() }),
        aRequest('old'),
        aRequest('help', { createdAt: at(9).toISOString(), category: 'ASSISTANCE', urgency: 'URGENT' }),
        aRequest('done', { state: 'FULFILLED', finishedAt: at(1).toISOString() }),
        aRequest('declined', { state: 'DECLINED', finishedAt: at(2).toISOString() }),
      ],
      ALL,
      ME.sub,
    );
    expect(idsOf(open)).toEqual(['help', 'old', 'young']);
    expect(idsOf(done)).toEqual(['declined', 'done']);
  });

  it('keep what fits the filters: open ones are everybody’s, words match without accents and in any order', () => {
    const requests = [
      aRequest('open'),
      aRequest('mine', { state: 'CLAIMED', claimedBy: ME.sub, guestName: 'José Ørsted', location: 'Row C' }),
      aRequest('other', { state: 'CLAIMED', claimedBy: OTHER.sub, area: 'stand' }),
    ];
    const shown = (filters: Partial<Filters>) => Object.values(columnsOf(requests, { ...ALL, ...filters }, ME.sub)).flatMap(idsOf);
    expect(shown({ isMine: true })).toEqual(['open', 'mine']);
    expect(shown({ text: ' row  JOSE ' })).toEqual(['mine']);
    expect(shown({ text: 'tea' })).toHaveLength(3);
    expect(shown({ area: 'stand' })).toEqual(['other']);
    expect(shown({ category: 'FOOD' })).toEqual([]);
  });

  it('sound for what came to be open, not for what one gave back oneself', () => {
    const released = (by: string) => aRequest('released', { history: [{ step: 'RELEASED', at: '', by, lines: [] }] });
    const before = [aRequest('known'), aRequest('released', { state: 'CLAIMED' })];
    expect(idsOf(newlyOpen(before, [aRequest('known'), aRequest('new'), released(OTHER.sub)], ME.sub))).toEqual(['new', 'released']);
    expect(newlyOpen(before, [aRequest('known'), released(ME.sub)], ME.sub)).toEqual([]);
  });
});

describe('the age of a request', () => {
  it.each([
    [0, 'fresh', 'under 1 min'],
    [6.9, 'fresh', '6 min'],
    [7, 'soon', '7 min, due soon'],
    [10, 'late', '10 min, late'],
    [125, 'late', '2 h 05 min, late'],
    [-3, 'fresh', 'under 1 min'],
  ])('after %d of 10 minutes is %s: "%s"', (minute, level, text) => {
    expect(ageOf(aRequest('a'), 10, at(minute))).toEqual({ level, text });
  });

  it('is told in whole minutes', () => {
    expect(spanInWords(59_999)).toBe('under 1 min');
    expect(spanInWords(3_600_000)).toBe('1 h 00 min');
  });
});

describe('the address of a board', () => {
  it('brings back what was written into it', () => {
    fc.assert(
      fc.property(
        fc.record({
          area: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
          category: fc.constantFrom('FOOD' as const, 'ASSISTANCE' as const, undefined),
          isMine: fc.boolean(),
          text: fc.string(),
          column: fc.constantFrom('open' as const, 'claimed' as const, 'done' as const),
          isWall: fc.boolean(),
        }),
        (address) => {
          expect(readAddress(new URLSearchParams(writeAddress(address)))).toEqual(address);
        },
      ),
    );
  });

  it('is empty for the plain board, and ignores what it does not know', () => {
    const plain = readAddress(new URLSearchParams('category=SHOES&column=left&wall=maybe'));
    expect(writeAddress(plain)).toBe('');
  });
});

describe('the keys of a board', () => {
  const columns = columnsOf(
    [aRequest('a'), aRequest('b'), aRequest('c'), aRequest('z', { state: 'FULFILLED', finishedAt: at(1).toISOString() })],
    ALL,
    ME.sub,
  );

  it('leave the shortcuts of the browser alone', () => {
    const press = { ctrlKey: false, metaKey: false, altKey: false };
    expect(commandOf({ ...press, key: 'C' })).toBe('claim');
    expect(commandOf({ ...press, key: 'ArrowDown' })).toBe('next');
    expect(commandOf({ ...press, key: 'c', ctrlKey: true })).toBeUndefined();
    expect(commandOf({ ...press, key: 'x' })).toBeUndefined();
  });

  it('move to the next request, hold at the ends, and jump over empty columns', () => {
    expect(move(columns, undefined, 'next')).toEqual({ column: 'open', id: 'a' });
    expect(move(columns, { column: 'open', id: 'a' }, 'next')).toEqual({ column: 'open', id: 'b' });
    expect(move(columns, { column: 'open', id: 'c' }, 'next')).toEqual({ column: 'open', id: 'c' });
    expect(move(columns, { column: 'open', id: 'a' }, 'previous')).toEqual({ column: 'open', id: 'a' });
    expect(move(columns, { column: 'open', id: 'b' }, 'right')).toEqual({ column: 'done', id: 'z' });
    expect(move(columns, { column: 'open', id: 'b' }, 'left')).toEqual({ column: 'open', id: 'b' });
    expect(move({ open: [], claimed: [], done: [] }, undefined, 'next')).toBeUndefined();
  });
});

describe('a column under a finger', () => {
  it('keeps the places of what leaves, and puts what is new last', () => {
    const left = aRequest('a', { state: 'CLAIMED' });
    const slots = steadySlots([aRequest('new'), aRequest('b')], ['a', 'b', 'dropped'], (id) => (id === 'a' ? left : undefined));
    expect(slots).toEqual([
      { item: left, hasLeft: true },
      { item: aRequest('b'), hasLeft: false },
      { item: aRequest('new'), hasLeft: false },
    ]);
  });
});

describe('a wall screen', () => {
  const HD = { width: 1870, height: 900, rem: 16 };

  it('has room for every request as long as each can be read, and never for less than one', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 100, max: 4000 }), fc.integer({ min: 100, max: 2200 }), (count, width, height) => {
        const { columns, rows } = wallGrid(count, { width, height, rem: 16 });
        expect(columns * rows).toBeGreaterThan(0);
        const canGrow = width / (columns + 1) >= 420 || height / (rows + 1) >= 220;
        if (columns * rows < count) expect(canGrow).toBe(false);
      }),
    );
  });

  it('shows few requests larger than many', () => {
    expect(wallGrid(3, HD)).toEqual({ columns: 2, rows: 2 });
    const many = wallGrid(200, HD);
    expect(many).toEqual({ columns: 4, rows: 4 });
    expect(wallGrid(200, { width: 3740, height: 1900, rem: 24 }).columns).toBeGreaterThan(many.columns);
  });

  it('shows calls for help, then late ones, then who waits longest', () => {
    const waiting = [
      { request: aRequest('old'), level: 'fresh' as const },
      { request: aRequest('late', { createdAt: at(3).toISOString() }), level: 'late' as const },
      { request: aRequest('help', { createdAt: at(9).toISOString(), urgency: 'URGENT' }), level: 'fresh' as const },
    ];
    expect(wallOrder(waiting).map(({ request }) => request.id)).toEqual(['help', 'late', 'old']);
  });
});

describe('the words of a board', () => {
  it('say who has a request that was refused, and what became of it', () => {
    const refused = (code: 'REQUEST_TAKEN' | 'REQUEST_MOVED_ON', details: Record<string, unknown>) =>
      refusalOf(new AppError(code, 'refused', { details }));
    expect(refused('REQUEST_TAKEN', { claimedByName: 'Joan' })).toBe('Joan has this request already.');
    expect(refused('REQUEST_TAKEN', {})).toBe('Someone else has taken this request.');
    expect(refused('REQUEST_MOVED_ON', { state: 'CANCELLED', claimedByName: 'Joan' })).toBe(
      'This request is cancelled by the guest by now.',
    );
    expect(refused('REQUEST_MOVED_ON', { state: 'CLAIMED', claimedByName: 'Joan' })).toBe('This request is claimed by now; Joan has it.');
  });

  it('count what is due: lines that cost something and are not paid, of requests that stand', () => {
    const line = { itemId: 'i', name: 'Tea', category: 'BEVERAGE' as const, quantity: 2, unitPriceCents: 150 };
    const request = aRequest('a', { lines: [line, { ...line, unitPriceCents: 0 }, { ...line, paymentMethod: 'CASH' }, line] });
    expect(dueLines(request)).toEqual([0, 3]);
    expect(centsOf(request, dueLines(request))).toBe(600);
    expect(dueLines({ ...request, state: 'DECLINED' })).toEqual([]);
  });
});
