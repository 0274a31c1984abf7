import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomGridOf } from '../../../lib/domain/room-grid.ts';
import { aSession } from './agenda-fixture.ts';

const at = (room: string, from: string, to: string) =>
  aSession({ id: `${room} ${from}`, room, startsAt: `2027-06-02T${from}:00.000Z`, endsAt: `2027-06-02T${to}:00.000Z` });

describe('the rooms side by side', () => {
  it('have a line wherever a session begins or ends', () => {
    const { rows, starts, columns } = roomGridOf([at('B', '09:00', '10:00'), at('A', '09:30', '11:00'), at('A', '11:00', '11:30')]);
    expect(rows.map((row) => row.slice(11, 16))).toEqual(['09:00', '09:30', '10:00', '11:00', '11:30']);
    expect([...starts].map((row) => row.slice(11, 16)).sort()).toEqual(['09:00', '09:30', '11:00']);
    expect(columns.map(({ room, lanes, placed }) => [room, lanes, placed.map(({ from, to }) => [from, to])])).toEqual([
      [
        'A',
        1,
        [
          [1, 3],
          [3, 4],
        ],
      ],
      ['B', 1, [[0, 2]]],
    ]);
  });

  it('put double-booked sessions beside each other', () => {
    const [room] = roomGridOf([at('A', '09:00', '11:00'), at('A', '10:00', '12:00'), at('A', '11:00', '12:00')]).columns;
    expect(room?.lanes).toBe(2);
    expect(room?.placed.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });

  it('never lay one session over another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 }))),
        (plans) => {
          const iso = (step: number) => new Date(Date.parse('2027-06-02T06:00:00Z') + step * 15 * 60_000).toISOString();
          const sessions = plans.map(([room, from, lasts], index) =>
            aSession({ id: `${index}`, room, startsAt: iso(from), endsAt: iso(from + lasts) }),
          );
          for (const { placed, lanes } of roomGridOf(sessions).columns) {
            for (const one of placed) {
              expect(one.to).toBeGreaterThan(one.from);
              expect(one.lane).toBeLessThan(lanes);
              const over = placed.filter((other) => other !== one && other.lane === one.lane && other.from < one.to && one.from < other.to);
              expect(over).toEqual([]);
            }
          }
        },
      ),
    );
  });

  it('are empty for an empty day', () => {
    expect(roomGridOf([])).toEqual({ rows: [], starts: new Set(), columns: [] });
  });
});
