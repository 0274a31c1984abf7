import { describe, expect, it } from 'vitest';
import { calendarFileOf } from '../../../lib/domain/calendar-file.ts';
import { qrShapeOf } from '../../../components/ticket/qr-matrix.ts';

describe('the QR code of a ticket', () => {
  it('needs no more than 41 by 41 modules', () => {
    const ticket = `U1.ABCD2345.ABCDEFGHIJKLMNOP.1.${'A'.repeat(103)}`;
    expect(qrShapeOf(ticket).size).toBe(41);
  });

  it('draws every dark module once', () => {
    const { size, path } = qrShapeOf('U1.A');
    const modules = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, width]) =>
      Array.from({ length: Number(width) }, (_, step) => `${Number(x) + step},${y}`),
    );
    expect(new Set(modules).size).toBe(modules.length);
    // The outer ring of the finder pattern in the upper left corner.
    for (const corner of ['0,0', '6,0', '0,6', '6,6']) expect(modules).toContain(corner);
    expect(modules).not.toContain('7,7');
    expect(size).toBe(21);
  });
});

describe('the calendar file', () => {
  it('carries the event’s times in UTC, its place and its page', () => {
    const file = calendarFileOf(
      {
        id: 'ABCD2345',
        name: 'Harbour Days',
        place: 'Pier 3, Lisbon',
        startsAt: '2027-06-02T08:00:00.000Z',
        endsAt: '2027-06-02T17:00:00.000Z',
      },
      'https://usher.example/events/ABCD2345',
    );
    for (const line of [
      'DTSTART:20270602T080000Z',
      'DTEND:20270602T170000Z',
      'SUMMARY:Harbour Days',
      'URL:https://usher.example/events/ABCD2345',
    ]) {
      expect(file).toContain(line);
    }
    expect(file).toContain('Pier 3\\, Lisbon');
  });
});
