import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PLACES, orderAddressOf, placesOf } from '../../../components/organizer/places/place-list.ts';

describe('a list of places', () => {
  it('takes one a line and writes ranges out', () => {
    expect(placesOf('Table 1-3\n\n  VIP   lounge \nSeat 08–10\nA1 - 2').places).toEqual([
      'Table 1',
      'Table 2',
      'Table 3',
      'VIP lounge',
      'Seat 08',
      'Seat 09',
      'Seat 10',
      'A1',
      'A2',
    ]);
  });

  it('takes a range that does not rise as a name, and each place once', () => {
    expect(placesOf('Hall 2-1\nB-12\nTable 2\nTable 1-2').places).toEqual(['Hall 2-1', 'B-12', 'Table 2', 'Table 1']);
  });

  it('leaves out what is too much or too long, and says so', () => {
    const { places, problems } = placesOf(`Seat 1-9999999999\nTable 1-2\n${'x'.repeat(101)}`);
    expect(places).toEqual(['Table 1', 'Table 2']);
    expect(problems).toEqual([expect.stringContaining('more than 500 codes'), expect.stringContaining('longer than 100 characters')]);
    expect(placesOf('Seat 1-500\nDoor').problems).toHaveLength(1);
  });

  it('never makes more codes than one print, nor an empty or repeated one', () => {
    const line = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => `Table ${from}-${to}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { places } = placesOf(lines.join('\n'));
        expect(places.length).toBeLessThanOrEqual(MAX_PLACES);
        expect(new Set(places).size).toBe(places.length);
        expect(places).not.toContain('');
      }),
    );
  });

  it('opens the order page with exactly that place', () => {
    const place = 'Table 4 & “Ösen” #1';
    const address = new URL(orderAddressOf({ origin: 'https://usher.example', eventId: 'ABCD2345', place }));
    expect([address.pathname, address.searchParams.get('at'), address.hash]).toEqual(['/events/ABCD2345/order', place, '']);
  });
});
