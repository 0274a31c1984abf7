import { describe, expect, it } from 'vitest';
import { reservationViewOf, type Looker } from '../../../components/agenda/session/reservation-view.ts';
import { inTheWay, ownClashes, ownSessions } from '../../../components/agenda/own-sessions.ts';
import { placeWords, seatsWords } from '../../../components/agenda/session-words.ts';
import { aPlace, aSession, NOW } from './agenda-fixture.ts';

const details = { queueLeadMinutes: 30, releaseMinutes: 10 };

type Asked = Parameters<typeof reservationViewOf>[0];

const view = (changes: Partial<Asked> = {}) =>
  reservationViewOf({ session: aSession(), details, place: undefined, inTheWay: [], looker: 'guest', now: NOW, ...changes });

const at = (time: string) => new Date(`2027-06-02T${time}:00.000Z`);

describe('a seat in a session', () => {
  it('is offered to a guest, as a place in line when all are taken', () => {
    expect(view()).toMatchObject({ kind: 'reserve', isFull: false });
    expect(view({ session: aSession({ fill: 'FULL' }) })).toMatchObject({ kind: 'reserve', isFull: true });
  });

  it.each<[Looker, string]>([
    ['visitor', 'signIn'],
    ['unregistered', 'register'],
  ])('sends a %s on their way (%s)', (looker, kind) => expect(view({ looker }).kind).toBe(kind));

  it('tells everyone when reservation opens, and opens at that very moment', () => {
    const session = aSession({ reservationOpensAt: '2027-06-02T09:30:00.000Z' });
    expect(view({ session, looker: 'visitor' })).toEqual({ kind: 'opensLater', at: '2027-06-02T09:30:00.000Z' });
    expect(view({ session, now: new Date('2027-06-02T09:29:59.999Z') }).kind).toBe('opensLater');
    expect(view({ session, now: at('09:30') }).kind).toBe('reserve');
  });

  it('is not reserved where whoever comes is let in', () => {
    expect(view({ session: aSession({ capacity: undefined }) }).kind).toBe('freeEntry');
    expect(view({ session: aSession({ reservationOpensAt: undefined }) }).kind).toBe('freeEntry');
  });

  it('can no longer be reserved once the session has started, and is over at its end', () => {
    expect(view({ now: at('10:00') }).kind).toBe('started');
    expect(view({ now: at('11:00') })).toEqual({ kind: 'over', wasIn: false });
    expect(view({ now: at('11:00'), place: aPlace({ state: 'ADMITTED' }) })).toEqual({ kind: 'over', wasIn: true });
  });

  it('shows the place that the guest has', () => {
    expect(view({ place: aPlace() }).kind).toBe('seat');
    expect(view({ place: aPlace({ state: 'ADMITTED' }) }).kind).toBe('admitted');
    expect(view({ place: aPlace({ state: 'WAITLISTED', waitlistPosition: 3 }) })).toEqual({ kind: 'line', position: 3, isRunning: false });
  });

  it('shows a call with its time, and after that until when the seat is kept', () => {
    const place = aPlace({ state: 'CALLED', comeBy: '2027-06-02T09:40:00.000Z' });
    expect(view({ place, now: at('09:35') })).toMatchObject({ kind: 'called', isLate: false, comeBy: '2027-06-02T09:40:00.000Z' });
    expect(view({ place, now: at('09:40') })).toMatchObject({ kind: 'called', isLate: true, keptUntil: '2027-06-02T09:50:00.000Z' });
  });

  it('says that a seat was given away, and offers one again while there is time', () => {
    const place = aPlace({ state: 'FORFEITED' });
    expect(view({ place, now: at('09:55') })).toMatchObject({ kind: 'reserve', wasLost: true });
    expect(view({ place, now: at('10:05') }).kind).toBe('lost');
  });

  it('is offered again after it was given back', () => {
    expect(view({ place: aPlace({ state: 'RELEASED' }) })).toMatchObject({ kind: 'reserve', wasLost: false });
  });

  it('is nobody’s in a cancelled session', () => {
    expect(view({ session: aSession({ state: 'CANCELLED' }), place: aPlace() }).kind).toBe('cancelled');
  });
});

describe('a guest’s own sessions', () => {
  const other = aSession({ id: 'S2', startsAt: '2027-06-02T10:30:00.000Z', endsAt: '2027-06-02T11:30:00.000Z' });
  const sessions = [other, aSession()];
  const places = (state: 'RESERVED' | 'WAITLISTED' | 'RELEASED') =>
    new Map([
      ['S1', aPlace({ state })],
      ['S2', aPlace({ sessionId: 'S2' })],
    ]);

  it('are those with a seat or a place in line, in order', () => {
    expect(ownSessions(sessions, places('WAITLISTED')).map(({ session }) => session.id)).toEqual(['S1', 'S2']);
    expect(ownSessions(sessions, places('RELEASED')).map(({ session }) => session.id)).toEqual(['S2']);
    expect(ownSessions(sessions, undefined)).toEqual([]);
  });

  it('show clashes with places in line too', () => {
    expect(ownClashes(sessions, places('WAITLISTED')).get('S1')).toEqual([other]);
  });

  it('stand in the way of a seat only where they hold one', () => {
    expect(inTheWay(other, sessions, places('RESERVED')).map(({ id }) => id)).toEqual(['S1']);
    expect(inTheWay(other, sessions, places('WAITLISTED'))).toEqual([]);
    expect(inTheWay(other, [other, aSession({ state: 'CANCELLED' })], places('RESERVED'))).toEqual([]);
  });
});

describe('the labels of a session', () => {
  it('say how full it is, and nothing while there are plenty of seats', () => {
    expect(seatsWords(aSession())).toBeUndefined();
    expect(seatsWords(aSession({ fill: 'FILLING' }))?.words).toBe('Filling');
    expect(seatsWords(aSession({ fill: 'FULL' }))?.words).toBe('Full');
    expect(seatsWords(aSession({ reservationOpensAt: undefined }))?.words).toBe('Free entry');
    expect(seatsWords(aSession({ fill: 'FULL', state: 'CANCELLED' }))?.words).toBe('Cancelled');
  });

  it('say where the guest stands', () => {
    expect(placeWords({ state: 'WAITLISTED', waitlistPosition: 2 })?.words).toBe('Number 2 in line');
    expect(placeWords({ state: 'WAITLISTED' })?.words).toBe('In line');
    expect(placeWords({ state: 'RELEASED' })).toBeUndefined();
  });
});
