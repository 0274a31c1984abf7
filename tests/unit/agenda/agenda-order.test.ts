import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agendaDays,
  agendaIndex,
  agendaSlots,
  clashesAmong,
  dayOf,
  dayToOpen,
  filterAgenda,
  inAgendaOrder,
  nextOf,
  roomsOf,
  tracksOf,
} from '../../../lib/domain/agenda.ts';
import { aSession, NOW } from './agenda-fixture.ts';

const at = (id: string, startsAt: string, endsAt = startsAt) => aSession({ id, startsAt, endsAt });

describe('the days of an agenda', () => {
  const idsOf = (days: ReturnType<typeof agendaDays>) =>
    days.map(({ day, starting, continued }) => [day, starting.map(({ id }) => id), continued.map(({ id }) => id)]);

  it('go by the clock of the event', () => {
    const days = agendaDays(
      [at('late', '2027-06-02T23:30:00Z'), at('noon', '2027-06-02T11:00:00Z'), at('early', '2027-06-02T08:00:00Z')],
      'Europe/Lisbon',
    );
    expect(idsOf(days)).toEqual([
      ['2027-06-02', ['early', 'noon'], []],
      ['2027-06-03', ['late'], []],
    ]);
    expect(idsOf(agendaDays([at('late', '2027-06-02T23:30:00Z')], 'America/New_York'))).toEqual([['2027-06-02', ['late'], []]]);
  });

  it('show a session that goes on after midnight on both, and one that ends at midnight on its own', () => {
    const days = agendaDays(
      [
        at('party', '2027-06-02T20:00:00Z', '2027-06-03T01:00:00Z'),
        at('sharp', '2027-06-02T20:00:00Z', '2027-06-02T23:00:00Z'),
        at('breakfast', '2027-06-03T07:00:00Z', '2027-06-03T08:00:00Z'),
      ],
      'Europe/Lisbon',
    );
    expect(idsOf(days)).toEqual([
      ['2027-06-02', ['party', 'sharp'], []],
      ['2027-06-03', ['breakfast'], ['party']],
    ]);
  });

  it('have no day of their own for the small hours of the last party', () => {
    const days = agendaDays([at('party', '2027-06-02T20:00:00Z', '2027-06-03T01:00:00Z')], 'Europe/Lisbon');
    expect(days.map(({ day }) => day)).toEqual(['2027-06-02']);
  });

  it('hold 23 and 25 hours when the clocks change', () => {
    const hourly = (from: string) =>
      Array.from({ length: 30 }, (_, hour) => at(`h${hour}`, new Date(Date.parse(from) + hour * 3_600_000).toISOString()));
    const spring = agendaDays(hourly('2027-03-27T23:00:00Z'), 'Europe/Berlin');
    const autumn = agendaDays(hourly('2027-10-30T22:00:00Z'), 'Europe/Berlin');
    expect(spring.find(({ day }) => day === '2027-03-28')?.starting).toHaveLength(23);
    expect(autumn.find(({ day }) => day === '2027-10-31')?.starting).toHaveLength(25);
  });

  it('lose no session, whatever their times and the zone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 1440 })), { maxLength: 30 }),
        fc.constantFrom('Europe/Lisbon', 'Asia/Kolkata', 'America/New_York', 'Pacific/Kiritimati'),
        (times, zone) => {
          const start = Date.parse('2027-03-27T00:00:00Z');
          const iso = (minute: number) => new Date(start + minute * 60_000).toISOString();
          const sessions = times.map(([from, lasts], index) => at(`s${index}`, iso(from), iso(from + lasts)));
          const days = agendaDays(sessions, zone);
          expect(days.flatMap(({ starting }) => starting.map(({ id }) => id)).sort()).toEqual(sessions.map(({ id }) => id).sort());
          for (const { day, starting, continued } of days) {
            expect(starting.every(({ startsAt }) => dayOf(startsAt, zone) === day)).toBe(true);
            expect(continued.every(({ startsAt }) => dayOf(startsAt, zone) < day)).toBe(true);
          }
        },
      ),
    );
  });

  it('open at today, else at the next, else at the first', () => {
    const days = ['2027-06-01', '2027-06-02', '2027-06-04'];
    expect(dayToOpen(days, new Date('2027-06-02T10:00:00Z'), 'Europe/Lisbon')).toBe('2027-06-02');
    expect(dayToOpen(days, new Date('2027-06-02T23:30:00Z'), 'Europe/Lisbon')).toBe('2027-06-04');
    expect(dayToOpen(days, new Date('2027-07-01T10:00:00Z'), 'Europe/Lisbon')).toBe('2027-06-01');
    expect(dayToOpen([], NOW, 'Europe/Lisbon')).toBeUndefined();
  });
});

describe('the order of an agenda', () => {
  it('is by start, then by room as people count', () => {
    const sessions = ['Room 10', 'Room 2', 'Great Hall'].map((room) => aSession({ id: room, room }));
    expect(inAgendaOrder(sessions).map(({ room }) => room)).toEqual(['Great Hall', 'Room 2', 'Room 10']);
    expect(roomsOf(sessions)).toEqual(['Great Hall', 'Room 2', 'Room 10']);
  });

  it('puts what starts together into one slot', () => {
    const slots = agendaSlots(
      inAgendaOrder([at('b', '2027-06-02T10:00:00Z'), at('a', '2027-06-02T10:00:00Z'), at('c', '2027-06-02T11:00:00Z')]),
    );
    expect(slots.map(({ items }) => items.length)).toEqual([2, 1]);
  });

  it('names each track once', () => {
    expect(tracksOf([aSession({ track: 'Web' }), aSession({ track: 'Data' }), aSession({ track: 'Web' }), aSession()])).toEqual([
      'Data',
      'Web',
    ]);
  });
});

describe('the search', () => {
  const sessions = [
    aSession({ id: 'one', title: 'Crème brûlée at scale', speakers: ['Zoë Müller'], room: 'Room 2', track: 'Kitchen' }),
    aSession({ id: 'two', title: 'Badges', speakers: ['Åsa Łukasz'], room: 'Room 10' }),
  ];
  const found = (words: string, track?: string) => filterAgenda(sessions, agendaIndex(sessions), { words, track }).map(({ id }) => id);

  it('finds titles, speakers, rooms and tracks however they are typed', () => {
    expect(found('creme BRULEE')).toEqual(['one']);
    expect(found('asa lukasz')).toEqual(['two']);
    expect(found('room 10')).toEqual(['two']);
    expect(found('kitchen muller')).toEqual(['one']);
  });

  it('needs every word, and finds all without one', () => {
    expect(found('badges kitchen')).toEqual([]);
    expect(found('   ')).toEqual(['one', 'two']);
  });

  it('keeps to the track', () => {
    expect(found('', 'Kitchen')).toEqual(['one']);
    expect(found('badges', 'Kitchen')).toEqual([]);
  });

  it('does not let a word run over from one field into the next', () => {
    expect(found('scale zoe')).toEqual(['one']);
    expect(filterAgenda(sessions, agendaIndex(sessions), { words: 'scalezoe' })).toEqual([]);
  });
});

describe('clashes among one’s own sessions', () => {
  const morning = aSession({ id: 'morning', startsAt: '2027-06-02T09:00:00.000Z', endsAt: '2027-06-02T10:00:00.000Z' });
  const overlapping = aSession({ id: 'overlapping', startsAt: '2027-06-02T09:59:00.000Z', endsAt: '2027-06-02T10:30:00.000Z' });
  const after = aSession({ id: 'after', startsAt: '2027-06-02T10:30:00.000Z', endsAt: '2027-06-02T11:00:00.000Z' });

  it('are between those that share a moment, both ways', () => {
    const clashes = clashesAmong([morning, overlapping, after]);
    expect([...clashes.keys()]).toEqual(['morning', 'overlapping']);
    expect(clashes.get('morning')).toEqual([overlapping]);
  });

  it('are none with a cancelled one', () => {
    expect(clashesAmong([morning, { ...overlapping, state: 'CANCELLED' }]).size).toBe(0);
  });
});

describe('what is next', () => {
  it('is what is on, then what comes, never what is over or cancelled', () => {
    const over = at('over', '2027-06-02T07:00:00.000Z', '2027-06-02T09:00:00.000Z');
    const on = at('on', '2027-06-02T08:30:00.000Z', '2027-06-02T09:30:00.000Z');
    const later = at('later', '2027-06-02T12:00:00.000Z', '2027-06-02T13:00:00.000Z');
    const cancelled = { ...at('cancelled', '2027-06-02T10:00:00.000Z', '2027-06-02T11:00:00.000Z'), state: 'CANCELLED' as const };
    expect(nextOf([later, cancelled, on, over], NOW)?.id).toBe('on');
    expect(nextOf([later, cancelled, over], NOW)?.id).toBe('later');
    expect(nextOf([cancelled, over], NOW)).toBeUndefined();
  });
});
