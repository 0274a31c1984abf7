import { describe, expect, it } from 'vitest';
import { readAgendaAddress, writeAgendaAddress } from '../../../components/agenda/agenda-address.ts';

const roundTrip = (query: string) => writeAgendaAddress(readAgendaAddress(new URLSearchParams(query)));

describe('the agenda’s address', () => {
  it('is empty for the plain agenda', () => {
    expect(roundTrip('')).toBe('');
    expect(roundTrip('view=time&q=')).toBe('');
  });

  it('keeps view, day, room, track and search', () => {
    const query = '?view=rooms&day=2027-06-02&room=Room+2&track=Data+%26+AI&q=caf%C3%A9';
    expect(roundTrip(query)).toBe(query);
  });

  it('takes what it does not know for nothing', () => {
    expect(readAgendaAddress(new URLSearchParams('view=spiral'))).toEqual({ view: 'time', words: '' });
  });
});
