import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findKeptAgenda, findKeptPlaces, forgetKeptPlaces, keepAgenda } from '../../../components/agenda/kept-agenda.ts';
import { addPlaces, mergePlaces, pollEveryMs, recallPlaces } from '../../../components/agenda/places/known-places.ts';
import type { PublishedEvent } from '../../../lib/data/events.ts';
import { memoryStorage } from '../components/memory-storage.ts';
import { aPlace, aSession, EVENT } from './agenda-fixture.ts';

const whose = { sub: 'sub-of-ada', eventId: EVENT };

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is known of a guest’s places', () => {
  it('takes the newer view of each, in whatever order they come', () => {
    const seat = aPlace({ version: 1 });
    const call = aPlace({ version: 2, state: 'CALLED' });
    for (const order of [
      [seat, call],
      [call, seat],
    ])
      expect(mergePlaces(new Map(), order).get('S1')?.state).toBe('CALLED');
  });

  it('takes a new position in line, which raises no version', () => {
    const before = mergePlaces(new Map(), [aPlace({ state: 'WAITLISTED', waitlistPosition: 3 })]);
    expect(mergePlaces(before, [aPlace({ state: 'WAITLISTED', waitlistPosition: 2 })]).get('S1')?.waitlistPosition).toBe(2);
  });

  it('survives a reload, and is forgotten on signing out', () => {
    addPlaces(new QueryClient(), whose, [aPlace()]);
    expect(recallPlaces(whose).places.get('S1')?.state).toBe('RESERVED');
    expect(findKeptPlaces({ ...whose, sub: 'somebody-else' })).toEqual([]);
    forgetKeptPlaces();
    expect(recallPlaces(whose).places.size).toBe(0);
  });

  it('is read again often without news, seldom with them, and not at all where nothing moves', () => {
    const known = (state: 'RESERVED' | 'WAITLISTED' | 'RELEASED') => ({ places: mergePlaces(new Map(), [aPlace({ state })]) });
    const [without, withNews] = [pollEveryMs(known('RESERVED'), false), pollEveryMs(known('RESERVED'), true)];
    expect(Number(without)).toBeLessThan(Number(withNews));
    expect(pollEveryMs(known('WAITLISTED'), true)).toBe(without);
    expect(pollEveryMs(known('RELEASED'), false)).toBe(false);
    expect(pollEveryMs(undefined, false)).toBe(false);
  });
});

describe('the agendas on a device', () => {
  const agendaOf = (id: string, readAt: string) => ({ event: { id } as PublishedEvent, sessions: [aSession()], readAt });

  it('are the last three that were read', () => {
    for (const [index, id] of ['A', 'B', 'C', 'D'].entries()) keepAgenda(agendaOf(id, `2027-06-0${index + 1}T00:00:00.000Z`));
    expect(['A', 'B', 'C', 'D'].map((id) => findKeptAgenda(id)?.sessions.length)).toEqual([undefined, 1, 1, 1]);
  });

  it('stay when somebody signs out: they are everyone’s', () => {
    keepAgenda(agendaOf('A', '2027-06-01T00:00:00.000Z'));
    forgetKeptPlaces();
    expect(findKeptAgenda('A')).toBeDefined();
  });
});
